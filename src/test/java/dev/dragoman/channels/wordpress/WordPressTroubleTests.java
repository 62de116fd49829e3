package dev.dragoman.channels.wordpress;

import static dev.dragoman.channels.wordpress.Visits.told;
import static dev.dragoman.channels.wordpress.WordPressFixture.ACCOUNT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Polled;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.time.Duration;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A blog that does not tell everything, over a real socket. */
class WordPressTroubleTests {

    private final Visits visits = new Visits();

    @BeforeEach
    void start() throws IOException {
        visits.start();
    }

    @AfterEach
    void stop() {
        visits.server().close();
    }

    @Test
    void readsSmallerPagesWhenTheyAreTooLong() {
        visits.look();
        visits.blog().readableUpTo(4);
        visits.put("comment", "comment-html", "comment-by-user", "comment-emoji-rtl", "unknown-field");

        assertThat(told(visits.glance())).hasSize(5);
    }

    @Test
    void putsABrokenCommentAsideOnce() {
        visits.look();
        visits.put("comment");
        visits.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return request.getTarget().contains("users/me")
                        ? visits.blog().dispatch(request)
                        : new MockResponse.Builder()
                                .body("[{\"id\": \"x\"}, 7, " + new String(WordPressFixture.bytes("comment"), UTF_8)
                                        + "]")
                                .build();
            }
        });

        Polled polled = visits.glance();

        assertThat(told(polled)).containsExactly("Said 4101");
        assertThat(polled.pages()).hasSize(3);
        assertThat(visits.glance().pages()).isEmpty();
    }

    @Test
    void keepsItsPlaceWhenTheFirstLookFails() {
        visits.put("comment");
        visits.blog().failAt("status=hold", new MockResponse.Builder().code(500).build());

        Polled failed = visits.look();
        visits.blog().failAt("", null);
        Polled polled = visits.look();

        assertThat(failed.trouble()).isNotBlank();
        assertThat(failed.place()).isNull();
        assertThat(polled.pages()).isEmpty();
        assertThat(polled.trouble()).isNull();
    }

    @Test
    void losesNothingWhenALookBreaksOff() {
        visits.blog().put(4101, "Old.", "2025-01-01T08:00:00", "approved");
        visits.look();
        visits.put("comment-reply", "comment-html");
        visits.blog()
                .failAt("comments/4101", new MockResponse.Builder().code(500).build());

        Polled broken = visits.glance();
        visits.blog().failAt("", null);
        Polled whole = visits.glance();

        assertThat(broken.trouble()).isNotBlank();
        assertThat(told(broken)).isEmpty();
        assertThat(told(whole)).containsExactly("Said 4102", "Said 4104");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error-wrong-password", "error-not-logged-in"})
    void saysWhatAPersonMustMend(String error) {
        WordPressChannel channel = WordPressFixture.channel(visits.url());
        visits.blog().failAt("users/me", NetworkUnderTest.answer(WordPressFixture.bytes(error)));

        Polled polled = channel.poll(ACCOUNT, null);
        @Nullable String missing = channel.accounts().getFirst().missing();
        visits.blog().failAt("", null);
        channel.poll(ACCOUNT, null);

        assertThat(polled.trouble()).matches("[A-Z].{15,}\\.");
        assertThat(missing).isEqualTo(polled.trouble());
        assertThat(channel.accounts().getFirst().missing()).isNull();
    }

    @Test
    void waitsAsLongAsTheBlogSays() {
        visits.look();
        visits.blog().failAt("comments?", NetworkUnderTest.answer(WordPressFixture.bytes("error-throttled")));

        assertThat(visits.glance().pause()).isEqualTo(Duration.ofSeconds(40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "<html>", "\"text\""})
    void keepsItsPlaceWhenNobodySpeaks(String body) {
        visits.put("comment");
        visits.look();
        @Nullable String before = visits.place;
        visits.blog().failAt("comments?", new MockResponse.Builder().body(body).build());

        Polled polled = visits.glance();

        assertThat(polled.pages()).isEmpty();
        assertThat(polled.trouble()).isNotBlank().doesNotContain(WordPressFixture.PASSWORD);
        assertThat(polled.pause()).isPositive();
        assertThat(Json.MAPPER.readTree(visits.place).path("known"))
                .isEqualTo(Json.MAPPER.readTree(before).path("known"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "880032", "{\"known\":{\"x\":[]}}", "{\"known\":{\"1\":7},\"floor\":true}"})
    void beginsAnewAtAPlaceItDoesNotUnderstand(String strange) {
        visits.put("comment");
        visits.place = strange;

        Polled polled = visits.look();

        assertThat(polled.trouble()).isNull();
        assertThat(polled.pages()).isEmpty();
        assertThat(polled.place()).contains("4101");
    }

    @Test
    void survivesABlogThatIsAway() {
        visits.server().close();

        assertThat(visits.look().trouble()).contains("could not be reached");
    }
}
