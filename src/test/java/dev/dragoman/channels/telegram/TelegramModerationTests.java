package dev.dragoman.channels.telegram;

import static dev.dragoman.channels.ModerationContract.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Moderates;
import dev.dragoman.channels.ModerationContract;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.Outbound;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

/** What can be done with comments on Telegram, and with our own words there. */
class TelegramModerationTests implements ModerationContract {

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public Moderates channel() {
        return TelegramFixture.channel(baseUrl(), "webhook", TelegramFixture.BOT);
    }

    @Override
    public Outbound moderation(Act.Moderate act) {
        return TelegramFixture.outbound(act);
    }

    @Override
    public Map<Moderation, String> carriedOut() {
        return Map.of(
                Moderation.DELETE_OWN,
                "POST /bot" + TelegramFixture.TOKEN + "/deleteMessage {\"chat_id\":" + TelegramFixture.ANA
                        + ",\"message_id\":31}");
    }

    @Override
    public List<MockResponse> done(Moderation verdict) {
        return List.of(body("{\"ok\":true,\"result\":true}"));
    }

    @Test
    void saysWhyAMessageIsNotDeleted() {
        server.enqueue(refusal("Bad Request: message can't be deleted for everyone"));
        server.enqueue(refusal("Bad Request: message to delete not found"));

        assertThat(why()).contains("48 hours");
        assertThat(why()).contains("no longer there");
    }

    private String why() {
        SendResult result = channel().send(moderation(new Act.Moderate(Moderation.DELETE_OWN)));
        return ((SendResult.Refused) result).why();
    }

    private static MockResponse refusal(String description) {
        return new MockResponse.Builder()
                .code(400)
                .body("{\"ok\":false,\"error_code\":400,\"description\":\"" + description + "\"}")
                .build();
    }
}
