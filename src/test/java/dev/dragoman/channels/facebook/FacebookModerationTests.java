package dev.dragoman.channels.facebook;

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

/** What can be done with comments on Facebook, and with our own words there. */
class FacebookModerationTests implements ModerationContract {

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public Moderates channel() {
        return FacebookFixture.channel(baseUrl(), FacebookFixture.PAGE);
    }

    @Override
    public Outbound moderation(Act.Moderate act) {
        return FacebookFixture.outbound(Visibility.PUBLIC, act);
    }

    @Override
    public Map<Moderation, String> carriedOut() {
        return Map.of(
                Moderation.HIDE, "POST /v25.0/" + FacebookFixture.REPLY + " {\"is_hidden\":true}",
                Moderation.SHOW, "POST /v25.0/" + FacebookFixture.REPLY + " {\"is_hidden\":false}",
                Moderation.DELETE, "DELETE /v25.0/" + FacebookFixture.REPLY,
                Moderation.DELETE_OWN, "DELETE /v25.0/" + FacebookFixture.REPLY);
    }

    @Override
    public List<MockResponse> done(Moderation verdict) {
        return List.of(body("{\"success\":true}"));
    }
}
