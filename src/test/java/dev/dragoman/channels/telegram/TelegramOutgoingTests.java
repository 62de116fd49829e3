package dev.dragoman.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.FileLimits;
import dev.dragoman.channels.OutgoingFile;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.Act;
import dev.dragoman.message.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that a person sends on Telegram, byte for byte as the Bot API wants them. */
class TelegramOutgoingTests {

    private static final ByteString PNG = ByteString.decodeHex("89504E470D0A1A0A00");

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsAPictureWithItsCaption() throws Exception {
        server.enqueue(answer(200, "{\"ok\":true,\"result\":{\"message_id\":77}}"));

        SendResult result = send(file("png", "map.png", PNG, "Here we are."));

        assertThat(result)
                .isInstanceOfSatisfying(
                        SendResult.Sent.class,
                        sent -> assertThat(sent.id().value()).isEqualTo(TelegramFixture.ANA + "_77"));
        RecordedRequest call = server.takeRequest();
        assertThat(call.getTarget()).isEqualTo("/bot" + TelegramFixture.TOKEN + "/sendPhoto");
        assertThat(call.getHeaders().get("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(body(call))
                .contains("name=\"chat_id\"")
                .contains("\r\n\r\n" + TelegramFixture.ANA + "\r\n")
                .contains("name=\"photo\"; filename=\"map.png\"\r\nContent-Type: image/png")
                .contains(PNG.string(StandardCharsets.ISO_8859_1))
                .contains("name=\"caption\"")
                .contains("\r\n\r\nHere we are.\r\n");
    }

    @Test
    void sendsEverythingElseAsADocumentAndNoEmptyCaption() throws Exception {
        server.enqueue(answer(200, "{\"ok\":true,\"result\":{\"message_id\":78}}"));

        send(file("pdf", "bill.pdf", ByteString.encodeUtf8("%PDF-1.7"), ""));

        RecordedRequest call = server.takeRequest();
        assertThat(call.getTarget()).endsWith("/sendDocument");
        assertThat(body(call))
                .contains("name=\"document\"; filename=\"bill.pdf\"\r\nContent-Type: application/pdf")
                .doesNotContain("caption");
    }

    @Test
    void endsAsATextEnds() {
        server.enqueue(
                answer(403, "{\"ok\":false,\"error_code\":403,\"description\":\"bot was blocked by the user\"}"));
        server.enqueue(answer(
                429, "{\"ok\":false,\"error_code\":429,\"description\":\"slow\",\"parameters\":{\"retry_after\":7}}"));
        server.enqueue(answer(502, ""));
        OutgoingFile file = file("png", "map.png", PNG, "");

        assertThat(send(file)).isInstanceOf(SendResult.OptedOut.class);
        assertThat(send(file))
                .isInstanceOfSatisfying(
                        SendResult.TryLater.class,
                        later -> assertThat(later.pause()).isEqualTo(Duration.ofSeconds(7)));
        assertThat(send(file)).isInstanceOf(SendResult.Doubtful.class);
    }

    @Test
    void saysWhatItTakes() {
        FileLimits limits = channel().files(Visibility.PRIVATE);

        assertThat(limits.problem(file("png", "map.png", PNG, "a".repeat(1024))))
                .isEmpty();
        assertThat(limits.problem(file("png", "map.png", PNG, "a".repeat(1025))))
                .isPresent();
        assertThat(limits.problem(file("zip", "all.zip", PNG, ""))).isPresent();
        assertThat(channel().files(Visibility.PUBLIC).isNone()).isTrue();
    }

    private TelegramChannel channel() {
        return TelegramFixture.channel(server.url("/").toString(), "webhook", TelegramFixture.BOT);
    }

    private SendResult send(OutgoingFile file) {
        var act = new Act.SendFile(file.id(), file.name(), file.kind(), file.caption());
        return channel().sendFile(TelegramFixture.outbound(act), file);
    }

    private static OutgoingFile file(String kind, String name, ByteString bytes, String caption) {
        return new OutgoingFile(UUID.randomUUID(), name, kind, bytes, caption);
    }

    private static String body(RecordedRequest call) {
        return Objects.requireNonNull(call.getBody()).string(StandardCharsets.ISO_8859_1);
    }

    private static MockResponse answer(int status, String body) {
        return new MockResponse.Builder().code(status).body(body).build();
    }
}
