package dev.dragoman.channels.whatsapp;

import static dev.dragoman.channels.whatsapp.WhatsappFixture.NUMBER;
import static dev.dragoman.channels.whatsapp.WhatsappFixture.TOKEN;
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

class WhatsappMediaTests {

    private static final AccountId ACCOUNT = new AccountId(NUMBER);
    private static final Attachment IMAGE = new Attachment("image", "whatsapp:400000000000007", null);
    private static final String PLACE =
            "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=400000000000007";

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
    void asksWhereAFileIsAndAddsTheToken() throws InterruptedException {
        answer(PLACE);

        Optional<MediaSource> source = channel().media(ACCOUNT, IMAGE);

        assertThat(source).hasValueSatisfying(it -> {
            assertThat(it.url()).isEqualTo(PLACE);
            assertThat(it.headers()).isEqualTo(Map.of("Authorization", "Bearer " + TOKEN));
            assertThat(it.toString()).doesNotContain(TOKEN);
        });
        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getUrl().encodedPath()).endsWith("/400000000000007");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
    }

    @Test
    void takesASimulatorsOwnHost() {
        String place = server.url("/media/7").toString();
        answer(place);

        assertThat(channel().media(ACCOUNT, IMAGE))
                .hasValueSatisfying(it -> assertThat(it.url()).isEqualTo(place));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/a",
                "https://lookaside.fbsbx.com.evil.example/a",
                "https://evilfbsbx.com/a",
                "https://lookaside.fbsbx.com@evil.example/a",
                "ftp://lookaside.fbsbx.com/a",
                "nonsense",
                ""
            })
    void showsTheTokenToNobodyElse(String place) {
        answer(place);

        assertThat(channel().media(ACCOUNT, IMAGE)).isEmpty();
    }

    @Test
    void findsNothingWhereWhatsappRefuses() {
        server.enqueue(new MockResponse.Builder()
                .code(404)
                .body("{\"error\":{\"code\":100,\"message\":\"no such media\"}}")
                .build());

        assertThat(channel().media(ACCOUNT, IMAGE)).isEmpty();
    }

    @Test
    void asksForNothingElse() {
        WhatsappChannel channel = channel();

        assertThat(channel.media(new AccountId("42"), IMAGE)).isEmpty();
        assertThat(channel.media(ACCOUNT, new Attachment("referral", "https://shop.example/", null)))
                .isEmpty();
        assertThat(channel.media(ACCOUNT, new Attachment("image", "whatsapp:../me", null)))
                .isEmpty();
        assertThat(server.getRequestCount()).isZero();
    }

    private WhatsappChannel channel() {
        return WhatsappFixture.channel(server.url("/").toString());
    }

    private void answer(String place) {
        server.enqueue(new MockResponse.Builder()
                .body("{\"url\":\"%s\",\"mime_type\":\"image/jpeg\",\"id\":\"400000000000007\"}".formatted(place))
                .build());
    }
}
