package dev.dragoman.console;

import static dev.dragoman.console.MetaDispatcher.NUMBER;
import static dev.dragoman.console.MetaDispatcher.PAGE;
import static dev.dragoman.console.MetaDispatcher.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.delivery.Sending;
import dev.dragoman.handoff.Queue;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a person can have a network do beside answering: the routes run, and the network does it or refuses. */
@Timeout(120)
class NetworkActsPageTests {

    static final MockWebServer network = new MockWebServer();
    static ConsoleHouse house;
    static Browser admin;

    @BeforeAll
    static void open() throws IOException {
        network.setDispatcher(new MetaDispatcher());
        network.start();
        house = ConsoleHouse.open(MetaDispatcher.settings(network.url("/").toString()));
        admin = house.administrator();
    }

    @AfterAll
    static void close() {
        house.close();
        network.close();
    }

    @Test
    void offersWhatTheNetworkCanDoWithAComment() {
        ConversationId id = commented("c_1");

        String page = admin.get("/inbox/open/" + id).body();

        assertThat(page).contains("data-verdict=\"HIDE\"", "data-verdict=\"SHOW\"", "data-verdict=\"DELETE\"");
        assertThat(page).contains("data-target=\"c_1\"", "The comment goes away for everybody.");
        assertThat(page).doesNotContain("data-verdict=\"APPROVE\"", "data-verdict=\"DELETE_OWN\"");
    }

    @Test
    void hidesACommentOnceAndTellsWhoDidIt() {
        ConversationId id = commented("c_2");

        assertThat(judge(id, "c_2", "HIDE").status()).isEqualTo(200);
        assertThat(judge(id, "c_2", "HIDE").status()).isEqualTo(200);

        FailedSend.eventually(() -> only(id).state() == Sending.State.SENT);
        assertThat(only(id).verdict()).isEqualTo(Moderation.HIDE);
        String page = admin.get("/inbox/open/" + id).body();
        assertThat(page).contains("hid a comment", "<span class=\"badge\">Hidden</span>", "Done");
        assertThat(page).doesNotContain("data-verdict=\"HIDE\"");
        assertThat(audited(id)).containsExactly("moderation.hide");
    }

    @Test
    void changesNoHandsByIt() {
        ConversationId id = commented("c_3");
        Conversation before = conversation(id);

        judge(id, "c_3", "HIDE");
        judge(id, "c_3", "SHOW");

        assertThat(conversation(id).owner()).isEqualTo(before.owner());
        assertThat(house.get(Outbox.class).of(id))
                .extracting(Sending::verdict)
                .containsExactly(Moderation.HIDE, Moderation.SHOW);
    }

    @Test
    void refusesWhatTheNetworkCannotDoThere() {
        ConversationId id = commented("c_4");

        var answer = judge(id, "c_4", "APPROVE");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("The network cannot do this here");
        assertThat(judge(id, "another", "HIDE").status()).isEqualTo(422);
        assertThat(judge(id, "c_4", "NONSENSE").status()).isEqualTo(400);
        assertThat(house.get(Outbox.class).of(id)).isEmpty();
    }

    @Test
    void showsAFailureAsOne() {
        ConversationId id = commented(REFUSED);

        judge(id, REFUSED, "DELETE");

        FailedSend.eventually(() -> only(id).state() == Sending.State.FAILED);
        String page = admin.get("/inbox/open/" + id).body();
        assertThat(page).contains("deleted a comment", "Not done", "data-verdict=\"DELETE\"");
        assertThat(page).doesNotContain("<span class=\"badge\">Deleted</span>");
        assertThat(admin.get("/failures").body()).contains("Delete a comment", "/inbox/open/" + id);
    }

    @Test
    void offersNothingForACommentThatWasTakenBack() {
        ConversationId id = commented("c_5");
        house.get(TransactionTemplate.class)
                .executeWithoutResult(status -> house.get(Conversations.class)
                        .file(
                                new Inbound.Withdrawn(
                                        Event.of(conversation(id).address(), new NetworkId("c_5"), Instant.now())),
                                Duration.ZERO));

        assertThat(admin.get("/inbox/open/" + id).body())
                .contains("Taken back by its author")
                .doesNotContain("data-verdict");
    }

    @Test
    void deletesWhatWeSaid() {
        ConversationId id = commented("c_6");
        admin.post(
                "/inbox/conversations/" + id + "/replies",
                Map.of("browserId", UUID.randomUUID().toString(), "text", "A hasty answer."));
        FailedSend.eventually(() -> only(id).state() == Sending.State.SENT);

        String own = Objects.requireNonNull(only(id).externalId());
        assertThat(admin.get("/inbox/open/" + id).body()).contains("data-verdict=\"DELETE_OWN\"");
        judge(id, own, "DELETE_OWN");

        FailedSend.eventually(
                () -> house.get(Outbox.class).of(id).stream().allMatch(it -> it.state() == Sending.State.SENT));
        assertThat(admin.get("/inbox/open/" + id).body())
                .contains("deleted our reply", "<span class=\"badge\">Deleted</span>")
                .doesNotContain("data-verdict=\"DELETE_OWN\"");
    }

    @Test
    void readsHidingsOfTheTimeBeforeThereWereOtherVerdicts() {
        ConversationId id = commented("c_7");
        judge(id, "c_7", "HIDE");
        FailedSend.eventually(() -> only(id).state() == Sending.State.SENT);
        house.get(JdbcClient.class)
                .sql("update outbox set act = 'Hide', body = '{}' where conversation = :id")
                .param("id", id.value())
                .update();

        assertThat(only(id).verdict()).isEqualTo(Moderation.HIDE);
        assertThat(admin.get("/inbox/open/" + id).body()).contains("hid a comment");
    }

    @Test
    void sendsAnApprovedTemplateWhenNothingElseMayGo() {
        ConversationId id = heardLongAgo();
        String at = "/inbox/conversations/" + id + "/templates";
        var form = Map.of("browserId", UUID.randomUUID().toString(), "name", "update", "language", "en_US");

        assertThat(admin.get("/inbox/open/" + id).body()).contains("data-from=\"" + at, "reply window has closed");
        assertThat(admin.get(at).body()).contains("update", "data-place=\"1\"", "Value 1", "Your order ");
        assertThat(admin.post(at, form).status()).isEqualTo(422);
        assertThat(admin.post(at, with(form, "name", "other", "value", "4711")).status())
                .isEqualTo(422);
        assertThat(admin.post(at, with(form, "value", "4711, with care")).status())
                .isEqualTo(204);
        assertThat(admin.post(at, with(form, "value", "4711, with care")).status())
                .isEqualTo(204);

        FailedSend.eventually(() -> only(id).state() == Sending.State.SENT);
        assertThat(only(id).text()).isEqualTo("Your order 4711, with care is on its way.");
    }

    @Test
    void offersNoTemplatesWhileThePersonMayAnswer() {
        ConversationId id = commented("c_8");

        assertThat(admin.get("/inbox/open/" + id).body()).doesNotContain("choose-approved");
        assertThat(admin.get("/inbox/conversations/" + id + "/templates").status())
                .isEqualTo(404);
    }

    private static Map<String, String> with(Map<String, String> form, String... more) {
        Map<String, String> all = new HashMap<>(form);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    /** A conversation on WhatsApp whose customer wrote two days ago. */
    private static ConversationId heardLongAgo() {
        var address = new Address(
                new ChannelId("whatsapp"),
                new AccountId(NUMBER),
                Visibility.PRIVATE,
                new NetworkId("15550100" + ThreadLocalRandom.current().nextInt(100, 999)));
        return house.get(TransactionTemplate.class).execute(status -> {
            ConversationId id = house.get(Conversations.class).open(address);
            house.get(JdbcClient.class)
                    .sql("update conversation set last_heard = clock_timestamp() - interval '2 days' where id = :id")
                    .param("id", id.value())
                    .update();
            return id;
        });
    }

    private static Browser.Answer judge(ConversationId id, String target, String verdict) {
        return admin.post("/inbox/conversations/" + id + "/moderation", Map.of("target", target, "verdict", verdict));
    }

    private static Sending only(ConversationId id) {
        List<Sending> sends = house.get(Outbox.class).of(id);
        assertThat(sends).hasSize(1);
        return sends.getFirst();
    }

    private static Conversation conversation(ConversationId id) {
        return house.get(Conversations.class).find(id).orElseThrow();
    }

    private static List<String> audited(ConversationId id) {
        return house.get(JdbcClient.class)
                .sql("select what from audit where subject = :subject")
                .param("subject", "conversation:" + id)
                .query(String.class)
                .list();
    }

    /** A conversation under a comment that a customer wrote. */
    private static ConversationId commented(String comment) {
        var address =
                new Address(new ChannelId("facebook"), new AccountId(PAGE), Visibility.PUBLIC, new NetworkId(comment));
        var said = new Inbound.Said(
                Event.of(address, new NetworkId(comment), Instant.now()),
                new Party(new NetworkId("7200000000000011"), "Ana"),
                Content.of("Your lamps are bad."),
                null,
                new NetworkId(PAGE + "_1"));
        return house.get(TransactionTemplate.class).execute(status -> {
            house.get(Conversations.class).file(said, Duration.ZERO);
            ConversationId id = house.get(Conversations.class).open(address);
            house.get(Queue.class).add(id, "the customer is angry", false);
            return id;
        });
    }
}
