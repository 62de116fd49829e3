package dev.dragoman.channels.wordpress;

import static dev.dragoman.channels.wordpress.WordPressFixture.ACCOUNT;
import static dev.dragoman.channels.wordpress.WordPressFixture.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Reception;
import dev.dragoman.message.Inbound;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking a blog again and again, over a real socket. */
class WordPressLookTests {

    private final MockWebServer server = new MockWebServer();
    private final FakeBlog blog = new FakeBlog();
    private Instant now = NOW;
    private @Nullable String place;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(blog);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A look of a process that has just started, five minutes after the last one, so that it reads everything. */
    private Polled look() {
        now = now.plus(Duration.ofMinutes(5));
        return glance();
    }

    /** A look soon after the last one, which reads the newest alone. */
    private Polled glance() {
        now = now.plusSeconds(60);
        Polled polled =
                WordPressFixture.channel(server.url("/").toString(), now).poll(ACCOUNT, place);
        place = polled.place() == null ? place : polled.place();
        return polled;
    }

    private static List<Inbound> events(Polled polled) {
        return polled.pages().stream()
                .map(Polled.Page::reception)
                .filter(Reception.Taken.class::isInstance)
                .flatMap(taken -> ((Reception.Taken) taken).events().stream())
                .toList();
    }

    private static List<String> told(Polled polled) {
        return events(polled).stream()
                .map(event -> event.kind() + " " + event.event().id())
                .toList();
    }

    private void put(String... samples) {
        for (String sample : samples) {
            blog.put(WordPressFixture.sample(sample));
        }
    }

    @Test
    void learnsWhatStandsThereAndTellsWhatComesAfter() {
        put("comment", "own-comment-by-hand");

        Polled first = look();
        put("comment-reply");
        Polled second = glance();
        Polled third = look();

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
        put("comment-held");
        blog.put(4100, "Hello.", "2026-03-02T08:00:00", "approved");
        look();
        put(sample);

        List<Inbound> events = events(look());

        assertThat(events.stream().map(Inbound::kind)).isEqualTo(kind == null ? List.of() : List.of(kind));
    }

    @Test
    void tellsTheOldestFirst() {
        look();
        put("comment-html", "comment", "comment-reply");

        assertThat(told(glance())).containsExactly("Said 4101", "Said 4102", "Said 4104");
    }

    @Test
    void knowsThreadParentAndPost() {
        look();
        put("comment", "comment-reply", "own-comment");

        List<Inbound> events = events(glance());

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
        blog.put(4101, "Old.", "2025-01-01T08:00:00", "approved");
        look();
        put("comment-reply", "own-comment");

        assertThat(events(glance()).stream()
                        .map(it -> it.event().address().thread().value()))
                .containsExactly("7_4101", "7_4101");
        assertThat(blog.calls())
                .filteredOn(call -> call.contains("comments/4101"))
                .hasSize(1);
    }

    @Test
    void startsAThreadAtWhatIsLeftOfIt() {
        look();
        put("comment-reply");

        assertThat(events(glance()).getFirst().event().address().thread()).hasToString("7_4101");
    }

    @Test
    void recognisesItsOwnSendByItsKey() {
        look();
        put("comment", "own-comment", "own-comment-by-hand", "colleague-comment");

        List<@Nullable String> keys = events(glance()).stream()
                .filter(Inbound.Echoed.class::isInstance)
                .map(event -> ((Inbound.Echoed) event).key())
                .toList();

        assertThat(keys).containsExactly("key-of-our-send", null, null);
    }

    @Test
    void readsWordsAndNotTags() {
        look();
        put("comment-html", "comment-emoji-rtl");

        assertThat(events(glance()).stream()
                        .map(it -> ((Inbound.Said) it).content().text()))
                .containsExactly("Is this <really> the one?\r\nBlue & big", "Super 👍🏽 — متى يصل الطلب؟ 😀");
    }

    @Test
    void noticesALateApprovalAtAGlance() {
        blog.put(50, "Late.", "2026-02-28T08:00:00", "hold");
        blog.put(60, "Later.", "2026-03-01T08:00:00", "approved");
        look();
        blog.status(50, "approved");

        assertThat(told(glance())).containsExactly("Said 50");
    }

    @Test
    void noticesALateApprovalFarDownTheList() {
        blog.put(50, "Late.", "2026-02-20T08:00:00", "hold");
        for (int i = 0; i < 250; i++) {
            blog.put(1000 + i, "Hello " + i, "2026-03-01T08:00:00", "approved");
        }
        look();
        blog.status(50, "approved");

        assertThat(told(glance())).isEmpty();
        assertThat(told(look())).containsExactly("Said 50");
        assertThat(told(look())).isEmpty();
    }

    @Test
    void noticesAnApprovalOlderThanTheWindow() {
        put("comment-held");
        look();
        put("comment-approved-late");

        assertThat(told(look())).containsExactly("Said 4090");
        assertThat(told(look())).isEmpty();
        assertThat(told(glance())).isEmpty();
    }

    @Test
    void tellsNothingOlderThanTheWindow() {
        look();
        blog.put(40, "Imported.", "2026-02-01T08:00:00", "approved");

        assertThat(told(look())).isEmpty();
    }

    @Test
    void followsEdits() {
        look();
        put("comment");
        glance();
        put("comment-edited");

        Polled polled = glance();

        assertThat(told(polled)).containsExactly("Edited 4101");
        assertThat(events(polled).getFirst()).isInstanceOfSatisfying(Inbound.Edited.class, edited -> {
            assertThat(edited.content().text()).contains("green");
            assertThat(edited.event().version()).isNotBlank();
            assertThat(edited.event().address().thread()).hasToString("7_4101");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"trash", "spam", "deleted"})
    void followsDeletions(String how) {
        look();
        put("comment");
        glance();
        if (how.equals("deleted")) {
            blog.delete(4101);
        } else {
            blog.status(4101, how);
        }

        assertThat(told(look())).containsExactly("Withdrawn 4101");
        assertThat(told(look())).isEmpty();
    }

    @Test
    void takesNoHiddenCommentForDeleted() {
        look();
        put("comment");
        glance();
        blog.status(4101, "hold");
        Polled hidden = look();
        blog.status(4101, "approved");

        assertThat(told(hidden)).isEmpty();
        assertThat(told(look())).isEmpty();
    }

    @Test
    void saysNothingOfItsOwnDeletedComments() {
        look();
        put("comment", "own-comment");
        glance();
        blog.delete(4106);

        assertThat(told(look())).isEmpty();
    }

    @Test
    void readsAllThatCameWhileNobodyLooked() {
        look();
        for (int i = 0; i < 230; i++) {
            blog.put(1000 + i, "Hello " + i, "2026-03-02T12:%02d:%02d".formatted(i / 60, i % 60), "approved");
        }

        assertThat(told(glance())).hasSize(230).doesNotHaveDuplicates();
    }

    @Test
    void readsSmallerPagesWhenTheyAreTooLong() {
        look();
        blog.readableUpTo(4);
        put("comment", "comment-html", "comment-by-user", "comment-emoji-rtl", "unknown-field");

        assertThat(told(glance())).hasSize(5);
    }

    @Test
    void putsABrokenCommentAsideOnce() {
        look();
        put("comment");
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return request.getTarget().contains("users/me")
                        ? blog.dispatch(request)
                        : new MockResponse.Builder()
                                .body("[{\"id\": \"x\"}, 7, " + new String(WordPressFixture.bytes("comment"), UTF_8)
                                        + "]")
                                .build();
            }
        });

        Polled polled = glance();

        assertThat(told(polled)).containsExactly("Said 4101");
        assertThat(polled.pages()).hasSize(3);
        assertThat(glance().pages()).isEmpty();
    }

    @Test
    void keepsNothingOfAStrangersComputer() {
        look();
        put("comment", "own-comment");

        List<String> bodies = glance().pages().stream()
                .map(page -> new String(page.body(), UTF_8))
                .toList();

        assertThat(bodies.get(0)).contains("\"id\":4101").doesNotContain("Mozilla");
        assertThat(bodies.get(1)).contains("Dragoman key-of-our-send");
        assertThat(blog.calls()).noneMatch(call -> call.contains("author_email") || call.contains("author_ip"));
    }

    @Test
    void keepsItsPlaceWhenTheFirstLookFails() {
        put("comment");
        blog.failAt("status=hold", new MockResponse.Builder().code(500).build());

        Polled failed = look();
        blog.failAt("", null);
        Polled polled = look();

        assertThat(failed.trouble()).isNotBlank();
        assertThat(failed.place()).isNull();
        assertThat(polled.pages()).isEmpty();
        assertThat(polled.trouble()).isNull();
    }

    @Test
    void losesNothingWhenALookBreaksOff() {
        blog.put(4101, "Old.", "2025-01-01T08:00:00", "approved");
        look();
        put("comment-reply", "comment-html");
        blog.failAt("comments/4101", new MockResponse.Builder().code(500).build());

        Polled broken = glance();
        blog.failAt("", null);
        Polled whole = glance();

        assertThat(broken.trouble()).isNotBlank();
        assertThat(told(broken)).isEmpty();
        assertThat(told(whole)).containsExactly("Said 4102", "Said 4104");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error-wrong-password", "error-not-logged-in"})
    void saysWhatAPersonMustMend(String error) {
        WordPressChannel channel = WordPressFixture.channel(server.url("/").toString());
        blog.failAt("users/me", NetworkUnderTest.answer(WordPressFixture.bytes(error)));

        Polled polled = channel.poll(ACCOUNT, null);
        @Nullable String missing = channel.accounts().getFirst().missing();
        blog.failAt("", null);
        channel.poll(ACCOUNT, null);

        assertThat(polled.trouble()).matches("[A-Z].{15,}\\.");
        assertThat(missing).isEqualTo(polled.trouble());
        assertThat(channel.accounts().getFirst().missing()).isNull();
    }

    @Test
    void waitsAsLongAsTheBlogSays() {
        look();
        blog.failAt("comments?", NetworkUnderTest.answer(WordPressFixture.bytes("error-throttled")));

        assertThat(glance().pause()).isEqualTo(Duration.ofSeconds(40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "<html>", "\"text\""})
    void keepsItsPlaceWhenNobodySpeaks(String body) {
        put("comment");
        look();
        @Nullable String before = place;
        blog.failAt("comments?", new MockResponse.Builder().body(body).build());

        Polled polled = glance();

        assertThat(polled.pages()).isEmpty();
        assertThat(polled.trouble()).isNotBlank().doesNotContain(WordPressFixture.PASSWORD);
        assertThat(polled.pause()).isPositive();
        assertThat(Json.MAPPER.readTree(place).path("known"))
                .isEqualTo(Json.MAPPER.readTree(before).path("known"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "880032", "{\"known\":{\"x\":[]}}", "{\"known\":{\"1\":7},\"floor\":true}"})
    void beginsAnewAtAPlaceItDoesNotUnderstand(String strange) {
        put("comment");
        place = strange;

        Polled polled = look();

        assertThat(polled.trouble()).isNull();
        assertThat(polled.pages()).isEmpty();
        assertThat(polled.place()).contains("4101");
    }

    @Test
    void survivesABlogThatIsAway() {
        server.close();

        assertThat(look().trouble()).contains("could not be reached");
    }
}
