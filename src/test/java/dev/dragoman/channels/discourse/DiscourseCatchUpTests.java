package dev.dragoman.channels.discourse;

import static dev.dragoman.channels.discourse.DiscourseFixture.ACCOUNT;
import static dev.dragoman.channels.discourse.DiscourseFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Missed;
import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Reception;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was posted while nobody listened comes out as the webhooks would have told it. */
class DiscourseCatchUpTests {

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
    void hearsPublicAndPrivatePostsTheOldestFirst() {
        latest(post(903, 41, "shop_bot", ago(10)), post(902, 41, "mara", ago(20)), post(700, 40, "mara", ago(3000)));
        privates(post(901, 42, "mara", ago(30)), post(690, 42, "mara", ago(4000)));

        Missed missed = missed();

        assertThat(missed.trouble()).isNull();
        assertThat(events(missed))
                .extracting(event -> event.event().id().value())
                .containsExactly("41_902", "41_903", "42_901");
        assertThat(events(missed)).extracting(Inbound::kind).containsExactly("Said", "Echoed", "Said");
        assertThat(events(missed))
                .extracting(event -> event.event().address().visibility())
                .containsExactly(Visibility.PUBLIC, Visibility.PUBLIC, Visibility.PRIVATE);
        assertThat(events(missed))
                .allSatisfy(event -> assertThat(event.event().version()).isEmpty());
    }

    @Test
    void tellsTheSameAsTheWebhook() throws IOException {
        byte[] sample = Files.readAllBytes(Path.of("src/main/resources/simulator/discourse/edited.json"));
        String post = new String(DiscourseFixture.body(sample), StandardCharsets.UTF_8)
                .replaceFirst("^\\{\"post\":", "")
                .replaceFirst("}$", "");
        answer(DiscourseFixture.list("latest_posts", Stream.of(post, post(8990, 1, "mara", ago(9_000_000)))));
        privates();

        Missed missed = channel(List.of()).missed(new AccountId(ACCOUNT), ago(80_000));

        assertThat(missed.trouble()).isNull();
        assertThat(events(missed)).hasSize(2).extracting(Inbound::kind).containsExactly("Said", "Edited");
        assertThat(new Reception.Taken(events(missed).subList(1, 2), 0))
                .isEqualTo(channel(List.of()).accept(DiscourseFixture.signed(sample)));
    }

    @Test
    void readsOnUntilAPostIsOlder() throws InterruptedException {
        latest(post(903, 41, "mara", ago(10)), post(890, 41, "mara", ago(20)));
        latest(post(889, 41, "mara", ago(30)), post(870, 41, "mara", ago(3000)));
        privates(post(860, 42, "mara", ago(4000)));

        Missed missed = missed();

        assertThat(missed.trouble()).isNull();
        assertThat(events(missed)).hasSize(3);
        assertThat(server.takeRequest().getTarget()).isEqualTo("/posts.json");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/posts.json?before=890");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/private-posts.json");
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void looksBelowAnEmptyPageOfPrivatePosts() throws InterruptedException {
        latest(post(903, 41, "mara", ago(10)), post(840, 41, "mara", ago(3000)));
        privates();
        privates(post(845, 42, "mara", ago(500)), post(830, 42, "mara", ago(4000)));

        Missed missed = missed();

        assertThat(events(missed))
                .extracting(event -> event.event().id().value())
                .containsExactly("41_903", "42_845");
        server.takeRequest();
        server.takeRequest();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/private-posts.json?before=853");
    }

    @Test
    void leavesOtherCategoriesAlone() {
        latest(post(903, 41, "mara", ago(10)), post(880, 40, "mara", ago(3000)));
        privates();

        Missed missed = channel(List.of("99")).missed(new AccountId(ACCOUNT), ago(600));

        assertThat(missed).isEqualTo(new Missed(List.of(), null));
    }

    @Test
    void keepsWhatItReadAndSaysWhatItCouldNot() throws IOException {
        latest(post(903, 41, "mara", ago(10)), post(700, 40, "mara", ago(3000)));
        byte[] error = Files.readAllBytes(Path.of("src/main/resources/simulator/discourse/error-invalid-key.json"));
        server.enqueue(NetworkUnderTest.answer(error));
        DiscourseChannel channel = channel(List.of());

        Missed missed = channel.missed(new AccountId(ACCOUNT), ago(600));

        assertThat(events(missed)).hasSize(1);
        assertThat(missed.trouble()).contains("private-posts.json");
        assertThat(channel.accounts().getFirst().missing()).contains("API key");
    }

    @Test
    void saysThatWhatItReadIsNoList() {
        for (String body : List.of("", "{}", "[]", "<html>", "{\"latest_posts\":7}")) {
            answer(body);

            assertThat(missed().trouble()).as(body).contains("posts.json");
        }
    }

    @Test
    void knowsNoOtherAccount() {
        assertThat(channel(List.of()).missed(new AccountId("another"), NOW).trouble())
                .isNotNull();
    }

    private DiscourseChannel channel(List<String> categories) {
        String url = server.url("/").toString();
        return DiscourseFixture.channel(new DiscourseSettings.Bot(
                ACCOUNT,
                "",
                url,
                DiscourseFixture.BOT,
                DiscourseFixture.KEY,
                DiscourseFixture.SECRET,
                "About",
                List.of(),
                "",
                categories));
    }

    private Missed missed() {
        return channel(List.of()).missed(new AccountId(ACCOUNT), ago(600));
    }

    private void latest(String... posts) {
        answer(DiscourseFixture.list("latest_posts", Stream.of(posts)));
    }

    private void privates(String... posts) {
        answer(DiscourseFixture.list("private_posts", Stream.of(posts)));
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private static List<Inbound> events(Missed missed) {
        return missed.pages().stream().flatMap(page -> page.events().stream()).toList();
    }

    private static Instant ago(long seconds) {
        return NOW.minusSeconds(seconds);
    }

    /** Its number in the topic is its id. */
    private static String post(long id, long topic, String author, Instant at) {
        return """
                {"id":%1$d,"post_number":%1$d,"topic_id":%2$d,"post_type":1,"user_id":5,"username":"%3$s","version":1,
                 "category_id":7,"raw":"Words of %1$d.","created_at":"%4$s","updated_at":"%4$s"}
                """.formatted(id, topic, author, at);
    }
}
