package dev.dragoman.channels.youtube;

import static dev.dragoman.channels.youtube.YouTubeFixture.ID;
import static dev.dragoman.channels.youtube.YouTubeFixture.NOW;
import static dev.dragoman.channels.youtube.YouTubeFixture.THREAD;
import static dev.dragoman.channels.youtube.YouTubeFixture.events;
import static dev.dragoman.channels.youtube.YouTubeFixture.kinds;
import static dev.dragoman.channels.youtube.YouTubeFixture.sample;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Reception;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Queue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looking at comments, over real sockets. Each list that is asked for is played by a sample of its own. */
class YouTubePollingTests {

    private static final String NEWEST = "order=time";
    private static final String HELD = "moderationStatus=heldForReview";
    private static final String SPAM = "moderationStatus=likelySpam";

    private final MockWebServer server = new MockWebServer();
    private MockWebServer tokens = new MockWebServer();
    private final PlayedLists lists = new PlayedLists();
    private final Map<String, String> plays = lists.plays;
    private final Queue<String> asked = lists.asked;

    @BeforeEach
    void start() throws IOException {
        tokens = YouTubeFixture.tokens();
        server.setDispatcher(lists);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        tokens.close();
    }

    @Test
    void tellsCommentsRepliesAndOurOwnWords() {
        plays.put(NEWEST, "answer-threads");

        Polled polled = poll(null, NOW);

        assertThat(polled.trouble()).isNull();
        assertThat(polled.pause()).isEqualTo(Duration.ofMinutes(1));
        assertThat(kinds(polled)).containsExactly("Said", "Said", "Said", "Echoed");
        assertThat(events(polled)).allSatisfy(event -> {
            assertThat(event.event().address().visibility()).isEqualTo(Visibility.PUBLIC);
            assertThat(event.event().address().account()).isEqualTo(ID);
        });
        var emoji = (Inbound.Said) events(polled).getFirst();
        assertThat(emoji.content().text()).isEqualTo("🎉 مرحبا, does it come in red?");
        assertThat(emoji.parent()).isNull();
        assertThat(emoji.post()).isEqualTo(new NetworkId("SampleVid01"));
        var reply = (Inbound.Said) events(polled).get(2);
        assertThat(reply.event().address().thread()).isEqualTo(new NetworkId(THREAD));
        assertThat(reply.event().id()).isEqualTo(new NetworkId(THREAD + ".r1"));
        assertThat(reply.parent()).isEqualTo(new NetworkId(THREAD));
        assertThat(reply.author().name()).isEqualTo("@ben");
        assertThat(asked.peek())
                .startsWith("/youtube/v3/commentThreads?")
                .contains(
                        "allThreadsRelatedToChannelId=" + YouTubeFixture.BRAND,
                        "maxResults=100",
                        "part=snippet%2Creplies",
                        "textFormat=plainText");
    }

    @Test
    void tellsNothingTwice() {
        plays.put(NEWEST, "answer-threads");
        String place = place(poll(null, NOW));
        asked.clear();

        Polled polled = poll(place, NOW.plusSeconds(60));

        assertThat(polled.pages()).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void tellsWhatWasSaidSinceTheLastPlace() {
        plays.put(NEWEST, "answer-no-threads");
        String place = place(poll(null, NOW.minusSeconds(1500)));

        plays.put(NEWEST, "answer-threads");

        assertThat(kinds(poll(place, NOW))).containsExactly("Said", "Said", "Said", "Echoed");
    }

    @Test
    void followsEdits() {
        plays.put(NEWEST, "answer-threads");
        String place = place(poll(null, NOW));
        plays.put(NEWEST, "answer-threads-edited");

        Polled polled = poll(place, NOW.plusSeconds(60));

        assertThat(events(polled)).singleElement().isInstanceOfSatisfying(Inbound.Edited.class, edited -> {
            assertThat(edited.event().id()).isEqualTo(new NetworkId(THREAD));
            assertThat(edited.event().at()).isEqualTo(Instant.parse("2026-03-02T12:25:00Z"));
            assertThat(edited.content().text()).isEqualTo("When will my parcel 7 arrive?");
        });
        assertThat(poll(place(polled), NOW.plusSeconds(120)).pages()).isEmpty();
    }

    @Test
    void asksForTheRepliesAThreadDoesNotShow() {
        plays.put(NEWEST, "answer-threads");
        String place = place(poll(null, NOW));
        plays.put(NEWEST, "answer-threads-new-reply");
        plays.put("parentId=" + THREAD, "answer-replies");

        Polled polled = poll(place, NOW.plusSeconds(60));

        assertThat(events(polled))
                .singleElement()
                .isInstanceOfSatisfying(
                        Inbound.Said.class,
                        said -> assertThat(said.event().id()).isEqualTo(new NetworkId(THREAD + ".r3")));
        asked.clear();
        assertThat(poll(place(polled), NOW.plusSeconds(120)).pages()).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void tellsOfACommentThatYouTubeNoLongerKnows() {
        plays.put(NEWEST, "answer-threads");
        String place = place(poll(null, NOW));
        plays.put(NEWEST, "answer-threads-one-gone");

        Polled polled = poll(place, NOW.plusSeconds(60));

        assertThat(events(polled))
                .singleElement()
                .isInstanceOfSatisfying(
                        Inbound.Withdrawn.class,
                        gone -> assertThat(gone.event().id()).isEqualTo(new NetworkId("UgxSampleThreadB")));
        assertThat(poll(place(polled), NOW.plusSeconds(120)).pages()).isEmpty();
    }

    @Test
    void doesNotTakeAHiddenCommentForWithdrawn() {
        plays.put(NEWEST, "answer-threads");
        String place = place(poll(null, NOW));
        plays.put(NEWEST, "answer-threads-one-gone");
        plays.put(HELD, "answer-held-ours");

        Polled polled = poll(place, NOW.plusSeconds(60));

        assertThat(events(polled)).isEmpty();
    }

    @Test
    void believesInAWithdrawalOnlyWhenAllListsCouldBeRead() {
        plays.put(NEWEST, "answer-threads");
        String place = place(poll(null, NOW));
        plays.put(NEWEST, "answer-threads-one-gone");
        plays.put(SPAM, "error-processing-failure");

        Polled polled = poll(place, NOW.plusSeconds(60));

        assertThat(events(polled)).isEmpty();
        assertThat(polled.trouble()).isNotBlank();
        plays.remove(SPAM);
        assertThat(kinds(poll(place(polled), NOW.plusSeconds(120)))).containsExactly("Withdrawn");
    }

    @Test
    void keepsWhatWaitsForReviewRawAndTellsItWhenItIsLetIn() {
        plays.put(HELD, "answer-held");

        Polled polled = poll(null, NOW);

        assertThat(polled.pages())
                .singleElement()
                .satisfies(page -> assertThat(page.reception())
                        .isInstanceOfSatisfying(
                                Reception.Taken.class,
                                taken -> assertThat(taken.skipped()).isOne()));
        assertThat(events(polled)).isEmpty();
        plays.remove(HELD);
        plays.put("id=UgxSampleThreadH", "answer-released");
        assertThat(kinds(poll(place(polled), NOW.plusSeconds(600)))).containsExactly("Said");
    }

    @Test
    void skipsWhatItDoesNotKnowAndQuarantinesItOnce() {
        plays.put(NEWEST, "answer-threads-others");

        Polled polled = poll(null, NOW);

        assertThat(kinds(polled)).containsExactly("Echoed", "Said", "Said");
        assertThat(((Inbound.Said) events(polled).get(1)).post()).isEqualTo(new NetworkId(YouTubeFixture.BRAND));
        assertThat(polled.pages())
                .filteredOn(page -> page.reception() instanceof Reception.Unreadable)
                .hasSize(1);
        assertThat(poll(place(polled), NOW.plusSeconds(60)).pages()).isEmpty();
    }

    @Test
    void readsALongAnswerInPieces() {
        var full = new MockResponse.Builder().body("x".repeat(1_100_000)).build();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return request.getTarget().contains("maxResults=100") ? full : sample("answer-threads-others");
            }
        });

        Polled polled = poll(null, NOW);

        assertThat(polled.trouble()).isNull();
        assertThat(kinds(polled)).contains("Said");
    }

    private YouTubeChannel channel(Instant at) {
        return YouTubeFixture.channel(server, tokens, Clock.fixed(at, ZoneOffset.UTC));
    }

    private Polled poll(@Nullable String place, Instant at) {
        return channel(at).poll(ID, place);
    }

    private static String place(Polled polled) {
        return requireNonNull(polled.place());
    }
}
