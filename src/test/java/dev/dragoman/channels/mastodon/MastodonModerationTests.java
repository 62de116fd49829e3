package dev.dragoman.channels.mastodon;

import static dev.dragoman.channels.ModerationContract.body;
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

/** What can be done with comments on Mastodon, and with our own words there. */
class MastodonModerationTests implements ModerationContract {

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public Moderates channel() {
        return MastodonFixture.channel(baseUrl());
    }

    @Override
    public Outbound moderation(Act.Moderate act) {
        return MastodonFixture.outbound(Visibility.PUBLIC, act);
    }

    @Override
    public Map<Moderation, String> carriedOut() {
        return Map.of(Moderation.DELETE_OWN, "DELETE /api/v1/statuses/" + MastodonFixture.ROOT);
    }

    @Override
    public List<MockResponse> done(Moderation verdict) {
        return List.of(body("{\"id\":\"" + MastodonFixture.ROOT + "\"}"));
    }

    @Test
    void findsItDoneWhenThePostIsGoneAlready() {
        server.enqueue(new MockResponse.Builder()
                .code(404)
                .body("{\"error\":\"Record not found\"}")
                .build());

        assertThat(channel().send(moderation(new Act.Moderate(Moderation.DELETE_OWN))))
                .isInstanceOf(SendResult.Sent.class);
    }
}
