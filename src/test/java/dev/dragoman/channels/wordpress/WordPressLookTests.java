package dev.dragoman.channels.wordpress;

import static dev.dragoman.channels.wordpress.Visits.events;
import static dev.dragoman.channels.wordpress.Visits.told;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Polled;
import dev.dragoman.message.Inbound;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a blog tells, over a real socket. */
class WordPressLookTests {

    private final Visits visits = new Visits();

    @BeforeEach
    void start() throws IOException {
        visits.start();
    }

    @AfterEach
    void stop() {
        visits.server().close();
    }

    @Test
    void learnsWhatStandsThereAndTellsWhatComesAfter() {
        visits.put("comment", "own-comment-by-hand");

        Polled first = visits.look();
        visits.put("comment-reply");
        Polled second = visits.glance();
        Polled third = visits.look();

        assertThat(first.trouble()).isNull();
        assertThat(first.pages()).isEmpty();
        assertThat(first.pause()).isEqualTo(Duration.ofSeconds(60));
        assertThat(told(second)).containsExactly("Said 4102");
        assertThat(third.pages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "comment,Said",
        "comment-reply,Said",
        "comment-by-user,Said",
        "comment-html,Said",
        "comment-emoji-rtl,Said",
        "comment-approved-late,Said",
        "own-comment,Echoed",
        "own-comment-by-hand,Echoed",
        "colleague-comment,Echoed",
        "unknown-field,Said",
        "pingback,",
        "picture-only,",
        "comment-held,",
    })
    void tellsWhatIsInEachSample(String sample, @Nullable String kind) {
        visits.put("comment-held");
        visits.blog().put(4100, "Hello.", "2026-03-02T08:00:00", "approved");
        visits.look();
        visits.put(sample);

        List<Inbound> events = events(visits.look());

        assertThat(events.stream().map(Inbound::kind)).isEqualTo(kind == null ? List.of() : List.of(kind));
    }

    @Test
    void tellsTheOldestFirst() {
        visits.look();
        visits.put("comment-html", "comment", "comment-reply");

        assertThat(told(visits.glance())).containsExactly("Said 4101", "Said 4102", "Said 4104");
    }

    @Test
    void knowsThreadParentAndPost() {
        visits.look();
        visits.put("comment", "comment-reply", "own-comment");

        List<Inbound> events = events(visits.glance());

        assertThat(events.stream().map(it -> it.event().address().thread().value()))
                .containsExactly("7_4101", "7_4101", "7_4101");
        assertThat(events.get(1)).isInstanceOfSatisfying(Inbound.Said.class, said -> {
            assertThat(said.parent()).hasToString("4101");
            assertThat(said.post()).hasToString("7");
            assertThat(said.author().id()).isNull();
            assertThat(said.author().name()).isEqualTo("Ben Sample");
            assertThat(said.event().at()).isEqualTo("2026-03-02T12:01:07Z");
        });
    }

    @Test
    void asksForTheWayUpToARootItDoesNotKnow() {
        visits.blog().put(4101, "Old.", "2025-01-01T08:00:00", "approved");
        visits.look();
        visits.put("comment-reply", "own-comment");

        assertThat(events(visits.glance()).stream()
                        .map(it -> it.event().address().thread().value()))
                .containsExactly("7_4101", "7_4101");
        assertThat(visits.blog().calls())
                .filteredOn(call -> call.contains("comments/4101"))
                .hasSize(1);
    }

    @Test
    void startsAThreadAtWhatIsLeftOfIt() {
        visits.look();
        visits.put("comment-reply");

        assertThat(events(visits.glance()).getFirst().event().address().thread())
                .hasToString("7_4101");
    }

    @Test
    void recognisesItsOwnSendByItsKey() {
        visits.look();
        visits.put("comment", "own-comment", "own-comment-by-hand", "colleague-comment");

        List<@Nullable String> keys = events(visits.glance()).stream()
                .filter(Inbound.Echoed.class::isInstance)
                .map(event -> ((Inbound.Echoed) event).key())
                .toList();

        assertThat(keys).containsExactly("key-of-our-send", null, null);
    }

    @Test
    void readsWordsAndNotTags() {
        visits.look();
        visits.put("comment-html", "comment-emoji-rtl");

        assertThat(events(visits.glance()).stream()
                        .map(it -> ((Inbound.Said) it).content().text()))
                .containsExactly("Is this <really> the one?\nBlue & big", "Super 👍🏽 — متى يصل الطلب؟ 😀");
    }

    @Test
    void readsAllThatCameWhileNobodyLooked() {
        visits.look();
        for (int i = 0; i < 230; i++) {
            visits.blog().put(1000 + i, "Hello " + i, "2026-03-02T12:%02d:%02d".formatted(i / 60, i % 60), "approved");
        }

        assertThat(told(visits.glance())).hasSize(230).doesNotHaveDuplicates();
    }

    @Test
    void keepsNothingOfAStrangersComputer() {
        visits.look();
        visits.put("comment", "own-comment");

        List<String> bodies = visits.glance().pages().stream()
                .map(page -> new String(page.body(), UTF_8))
                .toList();

        assertThat(bodies.get(0)).contains("\"id\":4101").doesNotContain("Mozilla");
        assertThat(bodies.get(1)).contains("Dragoman key-of-our-send");
        assertThat(visits.blog().calls())
                .noneMatch(call -> call.contains("author_email") || call.contains("author_ip"));
    }
}
