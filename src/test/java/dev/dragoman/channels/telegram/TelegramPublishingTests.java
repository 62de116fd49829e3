package dev.dragoman.channels.telegram;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.telegram.TelegramFixture.BOT;
import static dev.dragoman.channels.telegram.TelegramFixture.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.NetworkId;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramPublishingTests implements NetworkUnderTest {

    private static final String TAKEN = """
            {"ok":true,"result":{"message_id":55,"chat":{"id":-1001234567890,"type":"channel"},"date":1}}
            """;

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public TelegramChannel channel() {
        return TelegramFixture.channel(baseUrl(), "webhook", BOT, OTHER);
    }

    @Override
    public List<String> secrets() {
        return List.of(TelegramFixture.TOKEN);
    }

    @Test
    void writesIntoTheChannel() {
        server.enqueue(new MockResponse.Builder().body(TAKEN).build());

        SendResult result = channel().publish(publication("Spring is here.", null));

        RecordedRequest call = called();
        assertThat(call.getTarget()).endsWith("/sendMessage");
        assertThat(bodyOf(call)).isEqualTo("{\"chat_id\":\"@sample_shop\",\"text\":\"Spring is here.\"}");
        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId("-1001234567890_55")));
        assertThat(channel().addressOf(new AccountId(BOT.id()), new NetworkId("-1001234567890_55")))
                .contains("https://t.me/sample_shop/55");
        assertThat(TelegramPublishing.address("-1001234567890", new NetworkId("-1001234567890_55")))
                .contains("https://t.me/c/1234567890/55");
    }

    @Test
    void sendsAPictureWithItsCaption() {
        server.enqueue(new MockResponse.Builder().body(TAKEN).build());

        channel().publish(publication("Look.", "https://shop.example/a.jpg"));

        RecordedRequest call = called();
        assertThat(call.getTarget()).endsWith("/sendPhoto");
        assertThat(bodyOf(call)).contains("\"photo\":\"https://shop.example/a.jpg\"", "\"caption\":\"Look.\"");
    }

    @Test
    void takesLessTextUnderAPicture() {
        assertThat(channel().compose(publication("x".repeat(1025), null)).problem())
                .isNull();
        assertThat(channel()
                        .compose(publication("x".repeat(1025), "https://shop.example/a.jpg"))
                        .problem())
                .contains("room for 1024");
    }

    @Test
    void publishesOnlyWhereABotHasAChannel() {
        var other = new Publication(new AccountId(OTHER.id()), "Hello.", null, null, null, "key");

        assertThat(channel().canPublish(new AccountId(BOT.id()))).isTrue();
        assertThat(channel().canPublish(new AccountId(OTHER.id()))).isFalse();
        assertThat(channel().publish(other)).isInstanceOf(SendResult.Refused.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | {"ok":false,"error_code":400,"description":"Bad Request: chat not found"} | Refused
            401 | {"ok":false,"error_code":401,"description":"Unauthorized"}                | AccountStopped
            403 | {"ok":false,"error_code":403,"description":"Forbidden: need rights"}      | Refused
            429 | {"ok":false,"error_code":429,"parameters":{"retry_after":7}}              | TryLater
            500 | {}                                                                        | Doubtful
            200 | {"ok":true,"result":{}}                                                   | Doubtful
            """)
    void saysHowItEnded(int status, String body, String ending) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());

        SendResult result = channel().publish(publication("Hello.", null));

        assertThat(result.getClass().getSimpleName()).isEqualTo(ending);
    }

    private static Publication publication(String text, @Nullable String picture) {
        return new Publication(new AccountId(BOT.id()), text, null, picture, null, "key");
    }
}
