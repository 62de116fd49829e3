package dev.dragoman.channels.instagram;

import static dev.dragoman.channels.ModerationContract.body;

import dev.dragoman.channels.Moderates;
import dev.dragoman.channels.ModerationContract;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/** What can be done with comments on Instagram, and with our own words there. */
class InstagramModerationTests implements ModerationContract {

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public Moderates channel() {
        return InstagramFixture.channel(baseUrl(), InstagramFixture.ACCOUNT);
    }

    @Override
    public Outbound moderation(Act.Moderate act) {
        return InstagramFixture.outbound(Visibility.PUBLIC, act);
    }

    @Override
    public Map<Moderation, String> carriedOut() {
        return Map.of(
                Moderation.HIDE, "POST /v25.0/" + InstagramFixture.REPLY + " {\"hide\":true}",
                Moderation.SHOW, "POST /v25.0/" + InstagramFixture.REPLY + " {\"hide\":false}",
                Moderation.DELETE, "DELETE /v25.0/" + InstagramFixture.REPLY,
                Moderation.DELETE_OWN, "DELETE /v25.0/" + InstagramFixture.REPLY);
    }

    @Override
    public List<MockResponse> done(Moderation verdict) {
        return List.of(body("{\"success\":true}"));
    }
}
