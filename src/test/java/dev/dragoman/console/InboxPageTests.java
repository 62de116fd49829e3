package dev.dragoman.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.flow.Desk;
import dev.dragoman.handoff.AlreadyClaimed;
import dev.dragoman.handoff.Queue;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.Attachment;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import dev.dragoman.replies.Decided;
import dev.dragoman.replies.Decision;
import dev.dragoman.replies.DecisionLog;
import dev.dragoman.understanding.Entity;
import dev.dragoman.understanding.Understanding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(120)
class InboxPageTests {

    static ConsoleHouse house;
    static Browser admin;

    @BeforeAll
    static void open() {
        house = ConsoleHouse.open();
        admin = house.administrator();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void listsUrgentOnesFirstThenByWaitingTime() {
        ConversationId first = waiting("the first one", false);
        ConversationId second = waiting("the second one", false);
        ConversationId urgent = waiting("the urgent one", true);

        String page = admin.get("/inbox/waiting").body();

        assertThat(page.indexOf("row-" + urgent)).isPositive().isLessThan(page.indexOf("row-" + first));
        assertThat(page.indexOf("row-" + first)).isLessThan(page.indexOf("row-" + second));
        assertThat(page).contains("Urgent", "Asked for a person");
    }

    @Test
    void hasWordsForALetterThatFindsNothingOpen() {
        assertThat(admin.get("/inbox/closed").body())
                .contains("data-none=\"No conversation is open", "data-opening=\"", "data-swallowed=\"")
                .contains("id=\"toasts\" class=\"toasts\" role=\"status\" aria-live=\"polite\"");
    }

    @Test
    void showsForeignTextAsText() {
        ConversationId id = waiting("<script>alert('x')</script><img src=x onerror=alert(1)>", false);

        String page = admin.get("/inbox/open/" + id).body();

        assertThat(page).contains("&lt;script&gt;alert(").doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    void showsWhyTheBotHandedOver() {
        ConversationId id = waiting("I want a human, order 4711", false);

        String page = admin.get("/inbox/waiting/" + id).body();

        assertThat(page).contains("Why it was handed over", "Asked for a person", "talk to a person", "93 %");
        assertThat(page).contains("order_number", "<code>asked for a person</code>");
    }

    @Test
    void showsTheReasonThatCountsNow() {
        ConversationId id = waiting("a question", false);
        house.get(Queue.class).resolve(id, new Holder(UUID.randomUUID(), "Anna"));
        house.get(Queue.class).add(id, "a reply could not be sent: the number is gone", false);

        String page = admin.get("/inbox/waiting/" + id).body();

        assertThat(page).contains("<dd>a reply could not be sent: the number is gone</dd>", "Handed over: a reply");
    }

    @Test
    void givesAConversationToOneOfFiftyWhoReachForIt() throws Exception {
        ConversationId id = waiting("who is it", false);
        Desk desk = house.get(Desk.class);
        Callable<Boolean> reach = () -> {
            try {
                desk.take(id, new Holder(UUID.randomUUID(), "Somebody"));
                return true;
            } catch (AlreadyClaimed e) {
                return false;
            }
        };

        int winners = 0;
        try (var hands = Executors.newFixedThreadPool(12)) {
            for (Future<Boolean> hand :
                    hands.invokeAll(IntStream.range(0, 50).mapToObj(n -> reach).toList())) {
                winners += hand.get() ? 1 : 0;
            }
        }

        assertThat(winners).isOne();
    }

    @Test
    void saysWhoHasItWhenSomebodyWasQuicker() {
        ConversationId id = waiting("quick", false);
        house.get(Desk.class).take(id, new Holder(UUID.randomUUID(), "Anna"));

        var taken = admin.post("/inbox/conversations/" + id + "/assignment", Map.of());
        var reply = reply(id, UUID.randomUUID(), "me too");

        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.body()).contains("Anna has this conversation already");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body())
                .startsWith("Anna has this conversation already")
                .doesNotContain("<");
    }

    @Test
    void sendsAReplyOnceHoweverOftenItIsTried() {
        ConversationId id = waiting("a question", false);
        UUID browserId = UUID.randomUUID();

        List<Integer> statuses = List.of(
                reply(id, browserId, "an answer").status(),
                reply(id, browserId, "an answer").status());

        assertThat(statuses).containsExactly(204, 204);
        assertThat(house.get(Outbox.class).of(id))
                .singleElement()
                .satisfies(sending -> assertThat(sending.text()).isEqualTo("an answer"));
        assertThat(admin.get("/inbox/mine/" + id).body()).contains("You have it", "data-browser=\"" + browserId);
    }

    @Test
    void refusesAReplyThatIsBlankOrTooLong() {
        ConversationId id = waiting("a question", false);

        assertThat(reply(id, UUID.randomUUID(), " ").body()).isEqualTo("Write something first.");
        assertThat(reply(id, UUID.randomUUID(), "x".repeat(20_001)).body()).contains("20001", "20000");
        assertThat(house.get(Outbox.class).of(id)).isEmpty();
    }

    @Test
    void takesResolvesAndGivesBack() {
        ConversationId id = waiting("a question", false);
        String at = "/inbox/conversations/" + id;

        assertThat(admin.post(at + "/assignment", Map.of()).body()).contains("You have it");
        assertThat(admin.post(at + "/bot", Map.of()).body()).contains("The bot answers");
        assertThat(admin.post(at + "/resolution", Map.of()).body()).contains("resolved it");
        assertThat(admin.get("/inbox/closed").body()).contains("row-" + id);
    }

    @Test
    void tellsOpenPagesOnceForManyChanges() throws Exception {
        ConversationId id = waiting("a storm", false);
        Conversations conversations = house.get(Conversations.class);
        String before = house.get(Live.class).cursor();

        IntStream.range(0, 200).forEach(n -> conversations.changed(id));

        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (house.get(Live.class).cursor().equals(before) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(number(house.get(Live.class).cursor()) - number(before)).isBetween(1L, 20L);
    }

    @Test
    void opensAttachmentsThroughUsAndNoneThatLeadsInside() {
        var inside = new Attachment("image", "https://127.0.0.1/a.png", "dog.png");
        ConversationId id =
                waiting(new Content("look", List.of(new Attachment("location", null, "52.5, 13.4"), inside)), false);
        long message = house.get(Conversations.class).messages(id).getFirst().n();
        String address = "/inbox/attachments/" + message + "/";

        var page = admin.get("/inbox/open/" + id);
        var opened = admin.get(address + 1);

        assertThat(page.body()).contains("dog.png", address + 1).doesNotContain("https://127.0.0.1", address + 0);
        assertThat(opened.status()).isEqualTo(422);
        assertThat(opened.body()).contains("leads into a private network").doesNotContain("127.0.0.1");
        assertThat(admin.get(address + 0).body()).contains("The network does not hand it out");
        assertThat(admin.get(address + 2).status()).isEqualTo(404);
        assertThat(admin.get("/inbox/attachments/x/0").status()).isEqualTo(404);
        assertThat(house.browser().get(address + 1).status()).isEqualTo(302);
    }

    @Test
    void knowsNothingOfUnknownIdsAndViews() {
        assertThat(admin.get("/inbox").location()).endsWith("/inbox/open");
        assertThat(admin.get("/inbox/open/" + UUID.randomUUID()).body()).contains("There is nothing here");
        assertThat(admin.get("/inbox/open/nonsense").status()).isEqualTo(404);
        assertThat(admin.get("/inbox/nowhere").status()).isEqualTo(404);
        assertThat(house.browser().get("/inbox/open").status()).isEqualTo(302);
    }

    @Test
    void readsTheLastDecisionOfManyConversationsAtOnce() {
        ConversationId one = waiting("one", false);
        ConversationId other = waiting("other", false);

        Map<UUID, Decided> latest =
                house.get(DecisionLog.class).latestOf(List.of(one.value(), other.value(), UUID.randomUUID()));

        assertThat(latest).containsOnlyKeys(one.value(), other.value());
    }

    private static Browser.Answer reply(ConversationId id, UUID browserId, String text) {
        return admin.post(
                "/inbox/conversations/" + id + "/replies", Map.of("browserId", browserId.toString(), "text", text));
    }

    private static long number(String cursor) {
        return Long.parseLong(cursor.substring(cursor.indexOf('.') + 1));
    }

    /** A conversation in which a customer wrote this and the bot handed over. */
    private static ConversationId waiting(String text, boolean urgent) {
        return waiting(Content.of(text), urgent);
    }

    private static ConversationId waiting(Content content, boolean urgent) {
        Conversations conversations = house.get(Conversations.class);
        var address = new Address(
                new ChannelId("rest"),
                new AccountId("rest"),
                Visibility.PRIVATE,
                new NetworkId(UUID.randomUUID().toString()));
        var said = new Inbound.Said(
                Event.of(address, new NetworkId(UUID.randomUUID().toString()), Instant.now()),
                Party.UNKNOWN,
                content,
                null,
                null);
        return house.get(TransactionTemplate.class).execute(status -> {
            conversations.file(said, Duration.ZERO);
            ConversationId id = conversations.open(address);
            house.get(DecisionLog.class).write(decision(id, said, content.text()));
            house.get(Queue.class).add(id, "asked for a person", urgent);
            return id;
        });
    }

    private static DecisionLog.Entry decision(ConversationId id, Inbound.Said said, String text) {
        var heard = new Understanding(
                text,
                "en",
                "talk_to_a_person",
                0.93,
                List.of(new Understanding.Ranked("talk_to_a_person", 0.93)),
                List.of(new Entity("order_number", "4711", 0, 1, "test")),
                Understanding.Mood.NEUTRAL,
                false,
                "embedded",
                Understanding.Scope.UNTOLD);
        var decision = new Decision(
                Decision.Choice.HAND_OFF, "asked for a person", "asked for a person", false, false, List.of());
        return new DecisionLog.Entry(id.value(), said.event().id().value(), decision, heard, List.of());
    }
}
