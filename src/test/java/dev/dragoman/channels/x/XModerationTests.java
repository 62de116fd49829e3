package dev.dragoman.channels.x;

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

/** What can be done with comments on X, and with our own words there. */
class XModerationTests implements ModerationContract {

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public Moderates channel() {
        return XFixture.channel(baseUrl());
    }

    @Override
    public Outbound moderation(Act.Moderate act) {
        return XFixture.outbound(Visibility.PUBLIC, act);
    }

    @Override
    public Map<Moderation, String> carriedOut() {
        return Map.of(
                Moderation.HIDE, "PUT /2/tweets/" + XFixture.REPLY + "/hidden {\"hidden\":true}",
                Moderation.SHOW, "PUT /2/tweets/" + XFixture.REPLY + "/hidden {\"hidden\":false}",
                Moderation.DELETE_OWN, "DELETE /2/tweets/" + XFixture.REPLY);
    }

    @Override
    public List<MockResponse> done(Moderation verdict) {
        return List.of(body(
                switch (verdict) {
                    case HIDE -> "{\"data\":{\"hidden\":true}}";
                    case SHOW -> "{\"data\":{\"hidden\":false}}";
                    default -> "{\"data\":{\"deleted\":true}}";
                }));
    }
}
