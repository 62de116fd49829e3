package dev.dragoman.replies;

import static dev.dragoman.replies.Samples.ANNA;
import static dev.dragoman.replies.Samples.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Visibility;
import dev.dragoman.replies.Outcome.NotPublishable;
import dev.dragoman.replies.Outcome.Overtaken;
import dev.dragoman.replies.Outcome.Stored;
import dev.dragoman.replies.Outcome.Unchanged;
import dev.dragoman.replies.Version.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RealPostgres
class TemplatesTests {

    private static final TemplateKey GREET = new TemplateKey("utter_greet", "en");
    private static final TemplateKey TRACK = new TemplateKey("utter_track_order", "en");
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Templates templates;

    TemplatesTests(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.templates = process();
    }

    @BeforeEach
    void startEmpty() {
        jdbc.sql("truncate template_version").update();
    }

    @Test
    void speaksTheFileUntilSomethingIsPublished() {
        Version speaking = templates.speaking(GREET).orElseThrow();
        Rendered rendered = render(GREET, Visibility.PRIVATE, Map.of("customer_name", "Ada"));

        assertThat(speaking.isFile()).isTrue();
        assertThat(rendered).isEqualTo(new Rendered("Hello Ada!", List.of(), "utter_greet", "en", 0, 0));
        assertThat(render(GREET, Visibility.PUBLIC, Map.of()).text()).isEqualTo("Hi!");
    }

    @Test
    void speaksWhatWasPublishedFromTheNextMessageOn() {
        Version draft = saved(templates.saveDraft(GREET, 0, Body.of("Welcome {customer_name}"), ANNA));
        String before = render(GREET, Visibility.PRIVATE, Map.of()).text();

        Version version = saved(templates.publish(GREET, draft.version(), BEN, "friendlier"));

        assertThat(before).isEqualTo("Hello there!");
        assertThat(render(GREET, Visibility.PRIVATE, Map.of()).text()).isEqualTo("Welcome there");
        assertThat(render(GREET, Visibility.PRIVATE, Map.of()).version()).isEqualTo(1);
        assertThat(templates.speaking(GREET)).contains(version);
        assertThat(version)
                .isEqualTo(new Version(GREET, 1, State.PUBLISHED, draft.body(), ANNA, "friendlier", START, BEN, START));
    }

    @Test
    void showsInAnotherProcessWithinTwoSeconds() {
        Templates other = process();
        assertThat(other.speaking(GREET)).hasValueSatisfying(Version::isFile);

        publish(GREET, 0, "Welcome");
        now.set(START.plus(Duration.ofSeconds(2)));

        assertThat(other.speaking(GREET)).map(Version::version).contains(1);
    }

    @Test
    void showsNothingThatWasRolledBackByTheDatabase() {
        transaction.executeWithoutResult(status -> {
            publish(GREET, 0, "Never said");
            status.setRollbackOnly();
        });

        assertThat(render(GREET, Visibility.PRIVATE, Map.of()).text()).isEqualTo("Hello there!");
    }

    @Test
    void fallsBackToTheDefaultLanguageButNotForWhatNobodyWrote() {
        Rendered german = render(GREET.in("de"), Visibility.PRIVATE, Map.of());
        Rendered missing = render(TRACK.in("de"), Visibility.PUBLIC, Map.of());

        assertThat(german.text()).isEqualTo("Hallo du!");
        assertThat(missing.text()).isEqualTo("We wrote to you.");
        assertThat(missing.language()).isEqualTo("en");
        assertThat(templates.render(
                        request(new TemplateKey("utter_nothing", "en"), "bare", Visibility.PRIVATE, Map.of())))
                .isEmpty();
    }

    @Test
    void refusesToPublishWhatIsBroken() {
        saved(templates.saveDraft(GREET, 0, Body.of("Hi {nobody}"), ANNA));

        Outcome outcome = templates.publish(GREET, 1, ANNA, "");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        NotPublishable.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem ->
                                        assertThat(problem.sentence()).contains("{nobody}")));
        assertThat(templates.draft(GREET)).isPresent();
        assertThat(templates.speaking(GREET)).hasValueSatisfying(Version::isFile);
    }

    @Test
    void rollsBackByPublishingTheOldTextAgain() {
        publish(GREET, 0, "one");
        publish(GREET, 1, "two");

        Version back = saved(templates.rollBack(GREET, 1, BEN, "two was rude"));
        Version toFile = saved(templates.rollBack(GREET, 0, BEN, "the file was best"));

        assertThat(back.body()).isEqualTo(Body.of("one"));
        assertThat(back.reason()).isEqualTo("two was rude");
        assertThat(toFile.reason()).isEqualTo("the file was best");
        assertThat(toFile.body())
                .isEqualTo(templates.version(GREET, 0).orElseThrow().body());
        assertThat(templates.speaking(GREET)).contains(toFile);
        assertThat(templates.history(GREET)).extracting(Version::version).containsExactly(4, 3, 2, 1, 0);
        assertThat(templates.rollBack(GREET, 9, BEN, "")).isInstanceOf(Overtaken.class);
    }

    @Test
    void keepsEveryDraftAndOpensOnlyTheLast() {
        saved(templates.saveDraft(GREET, 0, Body.of("one"), ANNA));
        saved(templates.saveDraft(GREET, 1, Body.of("two"), ANNA));

        assertThat(templates.history(GREET))
                .extracting(Version::state)
                .containsExactly(State.DRAFT, State.REPLACED, State.FILE);
        assertThat(templates.publish(GREET, 1, ANNA, "")).isInstanceOf(Overtaken.class);
        assertThat(templates.discard(GREET, 2)).isInstanceOf(Stored.class);
        assertThat(templates.draft(GREET)).isEmpty();
    }

    @Test
    void refusesADraftWhoseWriterHasNotSeenTheNewest() {
        publish(GREET, 0, "one");

        Outcome late = templates.saveDraft(GREET, 0, Body.of("two"), BEN);

        assertThat(late)
                .isInstanceOfSatisfying(
                        Overtaken.class,
                        overtaken ->
                                assertThat(overtaken.why()).startsWith("Somebody else has changed utter_greet (en)"));
    }

    @Test
    void letsOneOfFiftyPublishersWin() throws Exception {
        saved(templates.saveDraft(GREET, 0, Body.of("one"), ANNA));

        List<Outcome> outcomes = fifty(i -> templates.publish(GREET, 1, ANNA, "number " + i));

        assertThat(outcomes).filteredOn(Stored.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Overtaken.class::isInstance).hasSize(49);
    }

    @Test
    void checksADraftThatNeverSpokeBeforeItIsBroughtBack() {
        templates.saveDraft(GREET, 0, Body.of("Hello {nobody}"), ANNA);
        templates.saveDraft(GREET, 1, Body.of("Hello"), ANNA);

        Outcome broken = templates.rollBack(GREET, 1, BEN, "for fun");
        Outcome sound = templates.rollBack(GREET, 2, BEN, "for good");

        assertThat(broken).isInstanceOf(NotPublishable.class);
        assertThat(saved(sound).body()).isEqualTo(Body.of("Hello"));
    }

    @Test
    void givesEveryVersionNumberToOneWinner() throws Exception {
        publish(GREET, 0, "one");
        publish(GREET, 1, "two");

        List<Outcome> outcomes = fifty(i -> templates.rollBack(GREET, i % 3, ANNA, "number " + i));

        List<Integer> won = outcomes.stream()
                .filter(Stored.class::isInstance)
                .map(outcome -> ((Stored) outcome).version().version())
                .toList();
        assertThat(won).isNotEmpty().doesNotHaveDuplicates();
        assertThat(templates.history(GREET)).hasSize(won.size() + 3);
        assertThat(templates.speaking(GREET)).map(Version::version).contains(won.size() + 2);
    }

    @Test
    void bringsTheSameBackOnceHoweverOftenItIsAsked() throws Exception {
        publish(GREET, 0, "one");

        List<Outcome> outcomes = fifty(i -> templates.rollBack(GREET, 0, ANNA, "number " + i));

        assertThat(outcomes).filteredOn(Stored.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Unchanged.class::isInstance).hasSize(49);
    }

    @Test
    void bringsBackNothingThatSpeaksAlready() {
        Outcome file = templates.rollBack(GREET, 0, ANNA, "in a hurry");

        assertThat(file).isEqualTo(new Unchanged(templates.version(GREET, 0).orElseThrow()));
        assertThat(templates.history(GREET)).hasSize(1);
    }

    @Test
    void letsOneOfFiftyWritersSave() throws Exception {
        List<Outcome> outcomes = fifty(i -> templates.saveDraft(GREET, 0, Body.of("text " + i), ANNA));

        assertThat(outcomes).filteredOn(Stored.class::isInstance).hasSize(1);
    }

    @Test
    void listsWhatSpeaksWhatIsDraftedAndWhatIsOutdated() {
        publish(GREET, 0, "Welcome");
        saved(templates.saveDraft(TRACK, 0, Body.of("draft"), ANNA));

        List<Summary> list = templates.list();

        assertThat(list).extracting(Summary::key).containsExactly("utter_greet", "utter_track_order");
        assertThat(list).extracting(Summary::intent).containsExactly(null, "track_order");
        assertThat(list.getFirst().languages())
                .containsExactly(
                        new Summary.InLanguage("de", 0, null, true, null),
                        new Summary.InLanguage("en", 1, null, false, START));
        assertThat(list.getLast().languages())
                .containsExactly(
                        new Summary.InLanguage("de", null, null, false, null),
                        new Summary.InLanguage("en", 0, 1, false, null));
    }

    private Templates process() {
        var sources = new Sources(Samples::knowledge, () -> Samples.NETWORKS, Map::of, "en");
        Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
        return new Templates(sources, jdbc, transaction, clock);
    }

    private Rendered render(TemplateKey template, Visibility visibility, Map<String, String> variables) {
        return templates
                .render(request(template, "bare", visibility, variables))
                .orElseThrow();
    }

    private static Request request(
            TemplateKey template, String channel, Visibility visibility, Map<String, String> variables) {
        return new Request(template, new ChannelId(channel), visibility, variables, 1);
    }

    private void publish(TemplateKey template, int seen, String text) {
        Version draft = saved(templates.saveDraft(template, seen, Body.of(text), ANNA));
        saved(templates.publish(template, draft.version(), ANNA, "test"));
    }

    private static Version saved(Outcome outcome) {
        return ((Stored) outcome).version();
    }

    private static List<Outcome> fifty(IntFunction<Outcome> work) throws InterruptedException, ExecutionException {
        List<Callable<Outcome>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int number = i;
            all.add(() -> work.apply(number));
        }
        List<Outcome> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Outcome> one : threads.invokeAll(all)) {
                outcomes.add(one.get());
            }
        }
        return outcomes;
    }
}
