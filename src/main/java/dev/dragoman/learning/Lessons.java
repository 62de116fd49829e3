package dev.dragoman.learning;

import dev.dragoman.conversations.Texts;
import dev.dragoman.conversations.Texts.Text;
import dev.dragoman.learning.Missed.Why;
import dev.dragoman.replies.Decided;
import dev.dragoman.replies.Decision.Choice;
import dev.dragoman.replies.DecisionLog;
import dev.dragoman.replies.DecisionLog.Numbered;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was not understood in the last 30 days, at most 2,000 messages, and what became of it. */
@Component("openLessons")
public class Lessons {

    /** Networks whose terms forbid to train a model with what they deliver. */
    static final Set<String> NEVER_LEARNED_FROM = Set.of("x");

    private static final Set<String> MISSES = Set.of("unsure", "second miss", "out of scope");
    private static final Duration PAST = Duration.ofDays(30);
    private static final Duration ANSWERED_LATELY = Duration.ofHours(1);
    private static final int MOST = 2000;
    private static final int MOST_TAKEN_OVER = 500;

    private final DecisionLog decisions;
    private final Texts texts;
    private final LessonTable table;
    private final Clock clock;

    Lessons(DecisionLog decisions, Texts texts, LessonTable table, Clock clock) {
        this.decisions = decisions;
        this.texts = texts;
        this.table = table;
        this.clock = clock;
    }

    /** What is open in a language, grouped by likeness, the largest groups first and the newest of equal ones. */
    public List<List<Missed>> open(String language) {
        Map<Long, String> meant = table.corrections(MOST_TAKEN_OVER);
        Map<Long, Numbered> found = found(meant.keySet());
        Set<Long> settled = table.settled(found.keySet());
        List<Missed> open = missed(
                        found.values().stream()
                                .filter(it -> !settled.contains(it.n()))
                                .filter(it -> it.decided().language().equals(language))
                                .limit(MOST)
                                .toList(),
                        meant)
                .stream()
                .sorted(Comparator.comparing(Missed::at).reversed())
                .toList();
        List<List<Missed>> groups = Likeness.groups(open, Missed::text);
        groups.sort(Comparator.comparing((List<Missed> group) -> group.size())
                .thenComparing(group -> group.getFirst().at())
                .reversed());
        return groups;
    }

    private Map<Long, Numbered> found(Collection<Long> corrected) {
        Instant since = clock.instant().minus(PAST);
        Map<Long, Numbered> found = new TreeMap<>(Comparator.reverseOrder());
        Stream.of(
                        decisions.byRule(MISSES, since, MOST),
                        takenOver(since),
                        decisions.numbered(corrected).stream()
                                .filter(it -> it.decided().at().isAfter(since))
                                .toList())
                .flatMap(List::stream)
                .forEach(it -> found.put(it.n(), it));
        return found;
    }

    private List<Numbered> takenOver(Instant since) {
        Map<UUID, Instant> moments = new HashMap<>();
        texts.takeovers(since, MOST_TAKEN_OVER).forEach(it -> moments.putIfAbsent(it.conversation(), it.at()));
        return decisions.lastBefore(moments).stream()
                .filter(it -> it.decided().choice() == Choice.ANSWER)
                .filter(it -> it.decided()
                        .at()
                        .plus(ANSWERED_LATELY)
                        .isAfter(Objects.requireNonNull(moments.get(it.conversation()))))
                .toList();
    }

    private List<Missed> missed(List<Numbered> found, Map<Long, String> meant) {
        Map<Texts.Key, Text> said = texts.of(found.stream().map(Lessons::key).toList(), NEVER_LEARNED_FROM).stream()
                .collect(Collectors.toMap(it -> new Texts.Key(it.conversation(), it.id()), it -> it));
        return found.stream()
                .flatMap(it -> Stream.ofNullable(said.get(key(it))).map(text -> missed(it, text, meant.get(it.n()))))
                .toList();
    }

    private static Texts.Key key(Numbered one) {
        return new Texts.Key(one.conversation(), one.decided().trigger());
    }

    private static Missed missed(Numbered one, Text said, @Nullable String meant) {
        Decided decided = one.decided();
        return new Missed(
                one.n(),
                one.conversation(),
                said.channel(),
                said.at(),
                decided.language(),
                Masking.mask(said.text()),
                why(decided, meant),
                decided.intent(),
                decided.confidence(),
                decided.ranking(),
                meant);
    }

    private static Why why(Decided decided, @Nullable String meant) {
        if (meant != null) {
            return Why.CORRECTED;
        }
        if (!MISSES.contains(decided.rule())) {
            return Why.TAKEN_OVER;
        }
        return decided.choice() == Choice.HAND_OFF ? Why.HANDED_OVER : Why.ASKED_BACK;
    }

    /** One of them, if it may be learned from; done ones too. */
    public Optional<Missed> find(long decision) {
        return missed(decisions.numbered(List.of(decision)), table.corrections(MOST_TAKEN_OVER)).stream()
                .findFirst();
    }

    /** Nothing more is to be learned of these. */
    public void settle(Collection<Long> lessons, String by) {
        table.settle(lessons, by);
    }

    /**
     * An agent says what was meant with the message that a decision answers; the last word counts.
     *
     * @return false where no such decision is, or nothing may be learned of it
     */
    public boolean correct(UUID conversation, String trigger, String intent, String by) {
        Optional<Long> decision = decisions.numberOf(conversation, trigger).filter(it -> find(it).isPresent());
        decision.ifPresent(it -> table.correct(it, intent, by));
        return decision.isPresent();
    }
}
