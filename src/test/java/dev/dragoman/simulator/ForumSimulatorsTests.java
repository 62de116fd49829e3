package dev.dragoman.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.simulator.discourse.DiscourseSimulator;
import dev.dragoman.simulator.mastodon.MastodonSimulator;
import java.io.IOException;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ForumSimulatorsTests extends SimulatorHarness {

    private static final String KNOWN = "simulated-token";
    private static final String MENTIONS = "/simulator/api/mastodon/api/v1/notifications?types[]=mention&min_id=0";

    @Autowired
    MastodonSimulator mastodon;

    @Autowired
    DiscourseSimulator discourse;

    @BeforeEach
    void startOver() {
        mastodon.reset();
        discourse.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "mastodon/api/v1/notifications, 401, The access token is invalid",
        "discourse/posts.json, 403, invalid_access",
        "wordpress/wp-json/wp/v2/users/me, 401, incorrect_password"
    })
    void refusesStrangersInTheNetworksOwnWords(String path, int status, String words) throws IOException {
        Answer answer = call("GET", "/simulator/api/" + path, "", "a wrong one");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains(words);
    }

    @Test
    void tellsAMentionAsLongAsItStands() throws IOException {
        String post = mastodon.play(new Play("write", 1, null, "Hello", null));

        JsonNode told = call("GET", MENTIONS, "", KNOWN).json();
        mastodon.play(new Play("withdraw", 1, post, null, null));

        assertThat(told.path(0).path("status").path("visibility").asString()).isEqualTo("direct");
        assertThat(told.path(0).path("status").path("id").asString()).isEqualTo(post);
        assertThat(call("GET", MENTIONS, "", KNOWN).json()).isEmpty();
    }

    @Test
    void hasNoMethodThatMastodonDoesNotHave() throws IOException {
        assertThat(call("GET", "/simulator/api/mastodon/api/v1/nothing", "", KNOWN)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void signsTheWebhooksOfAForum() throws InterruptedException {
        discourse.play(new Play("comment", 1, null, "Where is my parcel?", null));

        RecordedRequest hook = nextRequest();
        byte[] body = hook.getBody() == null ? new byte[0] : hook.getBody().toByteArray();
        assertThat(hook.getHeaders().get("X-Discourse-Event")).isEqualTo("post_created");
        assertThat(hook.getHeaders().get("X-Discourse-Event-Signature"))
                .isEqualTo(Signed.sha256("simulated-secret", body));
    }
}
