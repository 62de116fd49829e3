package dev.dragoman.channels.wordpress;

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

/** What can be done with comments on WordPress, and with our own words there. */
class WordPressModerationTests implements ModerationContract {

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public Moderates channel() {
        return WordPressFixture.channel(baseUrl());
    }

    @Override
    public Outbound moderation(Act.Moderate act) {
        return WordPressFixture.outbound(Visibility.PUBLIC, act);
    }

    @Override
    public Map<Moderation, String> carriedOut() {
        return Map.of(
                Moderation.HIDE, "POST /wp-json/wp/v2/comments/4102 {\"status\":\"hold\"}",
                Moderation.APPROVE, "POST /wp-json/wp/v2/comments/4102 {\"status\":\"approved\"}",
                Moderation.SPAM, "POST /wp-json/wp/v2/comments/4102 {\"status\":\"spam\"}",
                Moderation.DELETE, "POST /wp-json/wp/v2/comments/4102 {\"status\":\"trash\"}",
                Moderation.DELETE_OWN, "POST /wp-json/wp/v2/comments/4102 {\"status\":\"trash\"}");
    }

    @Override
    public List<MockResponse> done(Moderation verdict) {
        return List.of(body("{\"id\":4102}"));
    }
}
