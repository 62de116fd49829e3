package dev.dragoman.channels.telegram;

import static dev.dragoman.channels.telegram.TelegramFixture.BOT;
import static dev.dragoman.channels.telegram.TelegramFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.MediaSource;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Attachment;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramFilesTests {

    private static final AccountId ACCOUNT = new AccountId(BOT.id());
    private static final Attachment PHOTO = new Attachment("image", "telegram:AgACAgQ_made-up", null);

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksWhereAFileIs() throws InterruptedException {
        answer("{\"ok\":true,\"result\":{\"file_id\":\"x\",\"file_path\":\"photos/file_7.jpg\"}}");

        Optional<MediaSource> source = channel().media(ACCOUNT, PHOTO);

        String base = server.url("/").toString();
        assertThat(source)
                .contains(new MediaSource(
                        base + "file/bot" + TOKEN + "/photos/file_7.jpg",
                        Map.of(),
                        base.substring(0, base.length() - 1)));
        assertThat(source.toString()).doesNotContain(TOKEN);
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/bot" + TOKEN + "/getFile");
        assertThat(request.getBody().utf8()).isEqualTo("{\"file_id\":\"AgACAgQ_made-up\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: file is too big\"}",
                "{\"ok\":true,\"result\":{\"file_id\":\"x\"}}",
                "{\"ok\":true,\"result\":{\"file_path\":\"../../getMe\"}}",
                "{\"ok\":true,\"result\":{\"file_path\":\"/etc/passwd\"}}",
                "{\"ok\":true,\"result\":{\"file_path\":\"photos/a.jpg?x=1\"}}",
                "nonsense"
            })
    void takesNoOtherAnswerForAPlace(String answer) {
        answer(answer);

        assertThat(channel().media(ACCOUNT, PHOTO)).isEmpty();
    }

    @Test
    void asksForNothingElse() {
        TelegramChannel channel = channel();

        assertThat(channel.media(new AccountId("42"), PHOTO)).isEmpty();
        assertThat(channel.media(ACCOUNT, new Attachment("image", "https://files.example/a", null)))
                .isEmpty();
        assertThat(channel.media(ACCOUNT, new Attachment("image", "telegram:../getMe", null)))
                .isEmpty();
        assertThat(channel.media(ACCOUNT, new Attachment("location", null, "here")))
                .isEmpty();
        assertThat(server.getRequestCount()).isZero();
    }

    private TelegramChannel channel() {
        return TelegramFixture.channel(server.url("/").toString(), "webhook", BOT);
    }

    private void answer(String json) {
        server.enqueue(new MockResponse.Builder().body(json).build());
    }
}
