package dev.dragoman.channels.instagram;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.Sent;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.NetworkId;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InstagramPublishingTests implements NetworkUnderTest {

    private static final String ID = "17800000000000001";

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public InstagramChannel channel() {
        return InstagramFixture.channel(baseUrl(), ID);
    }

    @Override
    public List<String> secrets() {
        return List.of(InstagramFixture.TOKEN);
    }

    @Test
    void fetchesThePictureThenPublishesIt() {
        answers("{\"id\":\"900\"}", "{\"status_code\":\"FINISHED\"}", "{\"id\":\"17900000000000099\"}");

        SendResult result = channel().publish(publication("https://shop.example/a.jpg"));

        RecordedRequest container = called();
        assertThat(container.getTarget()).contains("/" + ID + "/media?");
        assertThat(bodyOf(container)).contains("\"image_url\":\"https://shop.example/a.jpg\"", "\"caption\":\"Hi.\"");
        assertThat(called().getTarget()).contains("/900?", "fields=status_code");
        RecordedRequest release = called();
        assertThat(release.getTarget()).contains("/" + ID + "/media_publish?");
        assertThat(bodyOf(release)).isEqualTo("{\"creation_id\":\"900\"}");
        assertThat(result).isEqualTo(new Sent(new NetworkId("17900000000000099")));
    }

    @Test
    void goesOnWithTheSameContainerLater() {
        var channel = channel();
        answers("{\"id\":\"900\"}", "{\"status_code\":\"IN_PROGRESS\"}");
        SendResult first = channel.publish(publication("https://shop.example/a.jpg"));
        answers("{\"status_code\":\"FINISHED\"}", "{\"id\":\"17900000000000099\"}");

        SendResult second = channel.publish(publication("https://shop.example/a.jpg"));

        assertThat(first).isInstanceOf(TryLater.class);
        assertThat(second).isInstanceOf(Sent.class);
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void doubtsOnlyTheStepThatEverybodySees() {
        server.enqueue(new MockResponse.Builder().code(500).build());
        SendResult unseen = channel().publish(publication("https://shop.example/a.jpg"));
        answers("{\"id\":\"900\"}", "{\"status_code\":\"FINISHED\"}");
        server.enqueue(new MockResponse.Builder().code(500).build());
        SendResult seen = channel().publish(publication("https://shop.example/a.jpg"));

        assertThat(unseen).isInstanceOf(TryLater.class);
        assertThat(seen).isInstanceOf(Doubtful.class);
    }

    @Test
    void doesNotPublishAgainWhatIsPublished() {
        answers("{\"id\":\"900\"}", "{\"status_code\":\"PUBLISHED\"}");

        assertThat(channel().publish(publication("https://shop.example/a.jpg"))).isInstanceOf(Doubtful.class);
    }

    @Test
    void refusesWithoutAPictureOrWithOneThatIsUseless() {
        answers("{\"id\":\"900\"}", "{\"status_code\":\"ERROR\"}");

        assertThat(channel().compose(publication(null)).problem()).isEqualTo("Instagram needs a picture.");
        assertThat(channel().publish(publication(null))).isInstanceOf(Refused.class);
        assertThat(channel().publish(publication("https://shop.example/a.gif")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).contains("JPEG"));
    }

    private void answers(String... bodies) {
        for (String body : bodies) {
            server.enqueue(new MockResponse.Builder().body(body).build());
        }
    }

    private static Publication publication(@Nullable String picture) {
        return new Publication(new AccountId(ID), "Hi.", null, picture, null, "key");
    }
}
