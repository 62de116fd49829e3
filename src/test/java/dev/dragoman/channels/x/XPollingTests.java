package dev.dragoman.channels.x;

import static dev.dragoman.channels.x.XFixture.ANA;
import static dev.dragoman.channels.x.XFixture.SHOP;
import static dev.dragoman.channels.x.XFixture.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.KeptForATest;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.Reception;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Inbound;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asking X over a real socket, where it does not call us. */
class XPollingTests {

    private static final AccountId ACCOUNT = new AccountId(SHOP);
    private static final String PEOPLE = """
            "includes":{"users":[{"id":"%s","name":"Ana Sample","username":"ana_sample"}]}""".formatted(ANA);

    private final MockWebServer server = new MockWebServer();
    private final Map<String, String> lists = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private XChannel channel = XFixture.listening(SHOP);

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request.getTarget());
                String token = request.getUrl().queryParameter("pagination_token");
                String path = request.getUrl().encodedPath().replaceFirst(".*/", "") + (token == null ? "" : token);
                String body = lists.getOrDefault(path, "{\"meta\":{\"result_count\":0}}");
                return new MockResponse.Builder()
                        .code(body.startsWith("403") ? 403 : 200)
                        .body(body.replaceFirst("^403", ""))
                        .build();
            }
        });
        server.start();
        channel = polling("0");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isAskedOnlyWhenItPolls() {
        assertThat(XFixture.channel("http://127.0.0.1:9").polled()).isEmpty();
        assertThat(channel.polled()).containsExactly(ACCOUNT);
    }

    @Test
    void hearsAMessageAsTheWebhookTellsIt() {
        lists.put("dm_events", messages(message("2100000000000000031", ANA, "Where is my order?", "12:20:00.123Z")));

        Polled polled = poll(null);

        assertThat(polled.trouble()).isNull();
        assertThat(polled.pause()).hasSeconds(90);
        Inbound.Said heard = (Inbound.Said) events(polled).getFirst();
        Inbound.Said told = (Inbound.Said) webhook("dm-text").getFirst();
        assertThat(same(heard)).isEqualTo(same(told));
        assertThat(heard.content()).isEqualTo(told.content());
        assertThat(heard.author()).isEqualTo(told.author());
        assertThat(channel.read(polled.pages().getFirst().body()))
                .isEqualTo(polled.pages().getFirst().reception());
    }

    @Test
    void hearsWhatAColleagueSaidAsAnEcho() {
        lists.put("dm_events", messages(message("2100000000000000038", SHOP, "It is on its way.", "12:21:00Z")));

        assertThat(same(events(poll(null)).getFirst()))
                .isEqualTo(same(webhook("dm-echo").getFirst()));
    }

    @Test
    void hearsMentionsRepliesAndOwnRepliesAsTheWebhookTellsThem() {
        lists.put("mentions", posts("mention-edited", "mention", "reply"));
        lists.put("tweets", posts("own-reply"));

        List<Inbound> events = events(poll(null));

        List<Inbound> told = new ArrayList<>(webhook("reply"));
        told.addAll(webhook("mention"));
        told.addAll(webhook("mention-edited"));
        told.addAll(webhook("own-reply"));
        assertThat(events.stream().map(XPollingTests::same))
                .isEqualTo(told.stream().map(XPollingTests::same).toList());
        assertThat(events.subList(1, events.size())).isEqualTo(told.subList(1, told.size()));
        assertThat(events.getFirst().event().address().thread()).hasToString(THREAD);
    }

    @Test
    void hearsNobodyWhoDidNotSummonTheAccount() {
        JsonNode inherited = json("reply-to-others");
        lists.put(
                "mentions",
                "{\"data\":[" + inherited.path("data").path("payload") + "],\"meta\":{\"result_count\":1}}");
        lists.put(
                "dm_events",
                messages(message("5", ANA, "To a group", "12:20:00Z").replace(SHOP + "-" + ANA, "77777777")));

        assertThat(poll(null).pages()).isEmpty();
    }

    @Test
    void goesOnAfterWhatWasHeardAndKeepsTheOrder() {
        lists.put("dm_events", messages(message("12", ANA, "b", "12:20:01Z"), message("11", ANA, "a", "12:20:00Z")));
        lists.put("mentions", posts("mention"));
        Polled first = poll(null);
        lists.put("dm_events", messages(message("13", ANA, "c", "12:20:02Z"), message("12", ANA, "b", "12:20:01Z")));
        lists.remove("mentions");

        Polled next = poll(first.place());

        assertThat(words(first)).startsWith("a", "b");
        assertThat(words(next)).containsExactly("c");
        assertThat(asked.get(1)).contains("/mentions").contains("start_time=2026-03-02T11%3A30%3A00Z");
        assertThat(asked.get(4)).contains("/mentions").contains("since_id=2000000000000000051");
    }

    @Test
    void readsAllPagesOfABusyTime() {
        lists.put(
                "dm_events",
                messages(message("13", ANA, "c", "12:20:02Z"))
                        .replace("\"meta\":{", "\"meta\":{\"next_token\":\"two\","));
        lists.put("dm_eventstwo", messages(message("12", ANA, "b", "12:20:01Z"), message("11", ANA, "a", "12:20:00Z")));

        assertThat(words(poll(null))).containsExactly("a", "b", "c");
    }

    @Test
    void answersNothingOfBeforeTheFirstLook() {
        lists.put("dm_events", messages(message("11", ANA, "long ago", "10:20:00Z")));

        Polled first = poll(null);

        assertThat(first.pages()).isEmpty();
        assertThat(poll(first.place()).pages()).isEmpty();
    }

    @Test
    void keepsThePlaceOfAListThatCannotBeReadAndReadsTheOthers() {
        lists.put(
                "dm_events", "403{\"title\":\"Forbidden\",\"detail\":\"no\",\"type\":\"about:blank\",\"status\":403}");
        lists.put("mentions", posts("mention"));

        Polled polled = poll(null);

        assertThat(polled.pages()).hasSize(1);
        assertThat(polled.needsAPerson()).isTrue();
        assertThat(polled.trouble()).contains("does not let the app read the account's messages");
        assertThat(channel.accounts().getFirst().missing()).isEqualTo(polled.trouble());
        assertThat(polled.place()).contains("\"messages\":0").contains("\"mentions\":2000000000000000051");
    }

    @Test
    void countsEachMessageOnceADayAndNothingForEmptyLists() {
        channel = polling("1");
        lists.put("dm_events", messages(message("11", ANA, "a", "12:20:00Z")));
        Polled first = poll(null);
        long afterOne = left();

        poll(first.place());
        poll(first.place());

        assertThat(afterOne).isEqualTo(1000 - XPrices.READ_MESSAGE - XPrices.READ_PERSON);
        assertThat(left()).isEqualTo(afterOne);
    }

    @Test
    void asksForNothingWhenTheBudgetIsUsedUp() {
        channel = polling("0.009");
        lists.put("dm_events", messages(message("11", ANA, "a", "12:20:00Z")));

        Polled polled = poll(null);

        assertThat(asked).noneMatch(target -> target.contains("dm_events"));
        assertThat(polled.trouble()).contains("daily budget");
    }

    private XChannel polling(String budget) {
        return new XChannel(
                XFixture.settings(server.url("/").toString(), budget, "polling", XFixture.ACCOUNT),
                new KeptForATest(),
                XFixture.CLOCK);
    }

    private Polled poll(@Nullable String place) {
        return channel.poll(ACCOUNT, place);
    }

    private long left() {
        return channel.quotas(ACCOUNT).stream()
                .filter(quota -> quota.unit() == Quota.Unit.MILLS)
                .findFirst()
                .orElseThrow()
                .left();
    }

    private List<Inbound> events(Polled polled) {
        return polled.pages().stream()
                .flatMap(page -> ((Reception.Taken) page.reception()).events().stream())
                .toList();
    }

    private List<String> words(Polled polled) {
        return events(polled).stream()
                .map(event -> ((Inbound.Said) event).content().text())
                .toList();
    }

    private List<Inbound> webhook(String sample) {
        return ((Reception.Taken) channel.read(XFixture.sample(sample))).events();
    }

    private static JsonNode json(String sample) {
        return Json.MAPPER.readTree(XFixture.sample(sample));
    }

    /** By what a repeat is known. */
    private static List<Object> same(Inbound inbound) {
        return List.of(
                inbound.kind(),
                inbound.event().address(),
                inbound.event().id(),
                inbound.event().version());
    }

    private static String message(String id, String from, String words, String time) {
        return """
            {"id":"%s","event_type":"MessageCreate","text":"%s","sender_id":"%s","created_at":"2026-03-02T%s",
             "dm_conversation_id":"%s-%s"}""".formatted(id, words, from, time, SHOP, ANA);
    }

    private static String messages(String... messages) {
        return "{\"data\":[" + String.join(",", messages) + "]," + PEOPLE + ",\"meta\":{\"result_count\":"
                + messages.length + "}}";
    }

    /** The posts of these samples as a list of X has them. */
    private static String posts(String... samples) {
        List<String> posts = new ArrayList<>();
        for (String sample : samples) {
            ObjectNode post = (ObjectNode) json(sample).path("data").path("payload");
            post.remove("in_reply_to_tweet_id");
            posts.add(post.toString());
        }
        return messages(posts.toArray(String[]::new));
    }
}
