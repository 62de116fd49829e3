package dev.dragoman.channels.youtube;

import static dev.dragoman.channels.ModerationContract.status;

import dev.dragoman.channels.Moderates;
import dev.dragoman.channels.ModerationContract;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;

/** What can be done with comments on YouTube, and with our own words there. */
class YouTubeModerationTests implements ModerationContract {

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    private final MockWebServer tokens = tokens();

    private static MockWebServer tokens() {
        try {
            return YouTubeFixture.tokens();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stopTheTokens() {
        tokens.close();
    }

    @Override
    public Moderates channel() {
        return YouTubeFixture.channel(server, tokens, YouTubeFixture.CLOCK);
    }

    @Override
    public Outbound moderation(Act.Moderate act) {
        return YouTubeFixture.outbound(Visibility.PUBLIC, act);
    }

    @Override
    public Map<Moderation, String> carriedOut() {
        return Map.of(
                Moderation.HIDE, judged("heldForReview"),
                Moderation.APPROVE, judged("published"),
                Moderation.DELETE, judged("rejected"),
                Moderation.DELETE_OWN, "DELETE /youtube/v3/comments?id=" + YouTubeFixture.THREAD);
    }

    @Override
    public List<MockResponse> done(Moderation verdict) {
        return List.of(status(204));
    }

    private static String judged(String status) {
        return "POST /youtube/v3/comments/setModerationStatus?id=" + YouTubeFixture.THREAD + "&moderationStatus="
                + status;
    }
}
