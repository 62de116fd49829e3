package dev.dragoman.channels.discourse;

import static dev.dragoman.channels.ModerationContract.body;
import static dev.dragoman.channels.ModerationContract.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Moderates;
import dev.dragoman.channels.ModerationContract;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

/** What can be done with comments on Discourse, and with our own words there. */
class DiscourseModerationTests implements ModerationContract {

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public Moderates channel() {
        return DiscourseFixture.channel(baseUrl());
    }

    @Override
    public Outbound moderation(Act.Moderate act) {
        return DiscourseFixture.outbound(Visibility.PUBLIC, act);
    }

    @Override
    public Map<Moderation, String> carriedOut() {
        return Map.of(Moderation.DELETE_OWN, "DELETE /posts/9001.json");
    }

    @Override
    public List<MockResponse> done(Moderation verdict) {
        return List.of(post(DiscourseFixture.BOT), status(200));
    }

    private static MockResponse post(String author) {
        return body("{\"id\":9001,\"username\":\"" + author + "\"}");
    }

    @Test
    void deletesNothingThatOthersWrote() {
        server.enqueue(post("ana"));

        SendResult result = channel().send(moderation(new Act.Moderate(Moderation.DELETE_OWN)));

        assertThat(result).isInstanceOf(SendResult.Refused.class);
        assertThat(server.getRequestCount()).isOne();
    }
}
