package dev.dragoman.learning;

import dev.dragoman.conversations.Texts;
import dev.dragoman.conversations.Texts.Text;
import dev.dragoman.learning.Rehearsal.Check;
import dev.dragoman.learning.Rehearsal.Count;
import dev.dragoman.learning.Rehearsal.Difference;
import dev.dragoman.learning.Rehearsal.Kind;
import dev.dragoman.learning.Rehearsal.Plan;
import dev.dragoman.learning.Rehearsal.Result;
import dev.dragoman.replies.Answers;
import dev.dragoman.replies.Templates;
import dev.dragoman.understanding.Knowledge;
import dev.dragoman.understanding.Library;
import dev.dragoman.understanding.Understander;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Replays the last real messages with a change and without it, in the background, one rehearsal at a time. Nothing is sent
 * or written. Both sides are understood in this process.
 */
@Component
public class Rehearsals implements AutoCloseable {

    /** How many messages are replayed at most. */
    public static final int MOST = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsals.class);
    private static final int LISTED = 200;
    private static final int CHECKS = 6;

    private final IntentVersions versions;
    private final Texts texts;
    private final Stage stage;
    private final ExecutorService work = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .daemon()
            .name("rehearsal")
            .priority(Thread.MIN_PRIORITY)
            .factory());
    private final AtomicReference<@Nullable Rehearsal> last = new AtomicReference<>();

    Rehearsals(
            IntentVersions versions,
            Texts texts,
            Understander understander,
            Library library,
            Answers answers,
            Templates templates) {
        this.versions = versions;
        this.texts = texts;
        stage = new Stage(understander, library, answers, templates, null);
    }

    /** The one that runs, or the last one, kept until the next. */
    public Optional<Rehearsal> last() {
        return Optional.ofNullable(last.get());
    }

    /** Begins; false while another runs. */
    public boolean start(Plan plan) {
        Rehearsal before = last.get();
        boolean isFree = before == null || before.result() != null || before.failure() != null;
        var fresh = new Rehearsal(plan, 0, 0, null, null);
        if (!isFree || !last.compareAndSet(before, fresh)) {
            return false;
        }
        work.execute(() -> run(plan));
        return true;
    }

    private void run(Plan plan) {
        try {
            Result result = rehearse(plan);
            last.updateAndGet(it -> it == null ? null : new Rehearsal(plan, it.steps(), it.steps(), result, null));
        } catch (RuntimeException e) {
            LOG.warn("a rehearsal failed: {}", e.getClass().getName());
            last.set(new Rehearsal(plan, 1, 1, null, e.getClass().getSimpleName()));
        }
    }

    private Result rehearse(Plan plan) {
        List<Text> said = texts.latest(Math.clamp(plan.messages(), 1, MOST), Lessons.NEVER_LEARNED_FROM);
        return switch (plan) {
            case Plan.Values values -> {
                begin(plan, said.size());
                Answers others = stage.answers().with(values.threshold(), values.ambiguity());
                yield compare(said, stage, stage.with(others), null);
            }
            case Plan.Draft draft -> {
                begin(plan, said.size());
                Stage after =
                        templates().draft(draft.template()).map(stage::with).orElse(stage);
                yield compare(said, stage, after, null);
            }
            case Plan.Intents intents -> {
                begin(plan, said.size() + CHECKS);
                yield intents(intents, said);
            }
        };
    }

    private Templates templates() {
        return stage.templates();
    }

    /** By words and letters on both sides: meaning is learned after a publication only. */
    private Result intents(Plan.Intents plan, List<Text> said) {
        Knowledge changed =
                versions.draft(plan.language()).flatMap(versions::knowledge).orElseThrow();
        Knowledge present = stage.library().knowledge(plan.language());
        CrossCheck.Marks was = CrossCheck.examine(present, this::step);
        CrossCheck.Marks is = CrossCheck.examine(changed, this::step);
        var check = new Check(was.accuracy(), is.accuracy(), CrossCheck.losses(was, is));
        return compare(said, on(present), on(changed), check);
    }

    private Stage on(Knowledge one) {
        Library present = stage.library();
        var library = new Library(
                present.languages().stream()
                        .map(it -> it.equals(one.language()) ? one : present.knowledge(it))
                        .toList(),
                present.defaultLanguage());
        return new Stage(Understander.embedded(library), library, stage.answers(), stage.templates(), null);
    }

    private Result compare(List<Text> said, Stage before, Stage after, @Nullable Check check) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        List<Difference> listed = new ArrayList<>();
        for (Text one : said) {
            Stage.difference(one, before.play(one), after.play(one)).ifPresent(it -> {
                counts.merge(it.kind(), 1, Integer::sum);
                if (listed.size() < LISTED) {
                    listed.add(it);
                }
            });
            step();
        }
        List<Count> all = counts.entrySet().stream()
                .map(it -> new Count(it.getKey(), it.getValue()))
                .toList();
        return new Result(said.size(), all, List.copyOf(listed), check);
    }

    private void begin(Plan plan, int steps) {
        last.set(new Rehearsal(plan, steps, 0, null, null));
    }

    private void step() {
        last.updateAndGet(it -> it == null ? null : new Rehearsal(it.plan(), it.steps(), it.done() + 1, null, null));
    }

    /** What runs is given up. */
    @Override
    public void close() {
        work.shutdownNow();
    }
}
