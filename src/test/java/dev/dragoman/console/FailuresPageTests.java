package dev.dragoman.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.bus.Quarantine;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.delivery.Sending;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import dev.dragoman.staff.Role;
import dev.dragoman.staff.Staff;
import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every action of the page in the whole house: the routes run, and one network is there whose server does not answer. */
@Timeout(120)
class FailuresPageTests {

    private static final String PAGE = "104800000000001";
    private static final ChannelId FACEBOOK = new ChannelId("facebook");

    static ConsoleHouse house;
    static Browser admin;
    static Browser agent;

    @BeforeAll
    static void open() {
        house = ConsoleHouse.open(
                "dragoman.demo=false",
                "dragoman.simulator.enabled=false",
                "dragoman.channels.facebook.enabled=true",
                "dragoman.channels.facebook.app-secret=made-up-secret",
                "dragoman.channels.facebook.verify-token=made-up-word",
                "dragoman.channels.facebook.base-url=http://127.0.0.1:9",
                "dragoman.channels.facebook.accounts[0].id=" + PAGE,
                "dragoman.channels.facebook.accounts[0].token=made-up-token");
        admin = house.administrator();
        String password = house.get(Staff.class).create(null, "nina", "Nina", Role.AGENT);
        agent = house.browser().signIn("nina", password);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void showsWhatWhyAndSinceWhenWithForeignTextAsText() {
        FailedSend send = failed("UNCLEAR", "<script>alert('x')</script>", "no answer <img src=x>");
        long id = unreadable("<svg onload=alert(1)>", "not JSON at <b>");

        String page = agent.get("/failures").body();

        assertThat(page).contains("send-" + send.id(), "Gonenet", "May have been sent", "Nina", "Send anyway");
        assertThat(page).contains("/inbox/open/" + send.conversation(), "arrival-" + id, "<time datetime=");
        assertThat(page).contains("&lt;script&gt;alert(", "&lt;img src=x", "&lt;svg onload", "not JSON at &lt;b");
        assertThat(page).doesNotContain("<script>alert", "<img src=x", "<svg onload");
    }

    @Test
    void sendsAgainAndTellsTheSecondThatItIsSettled() {
        FailedSend send = failed("UNCLEAR", "sends again", "no answer");
        Map<String, String> seen = Map.of("since", send.since());

        Browser.Answer first = agent.post(send.path("again"), seen);
        Browser.Answer second = admin.post(send.path("again"), seen);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).contains("It is sent again").doesNotContain("send-" + send.id());
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("Nina has settled this already");
        assertThat(send.now().state()).isIn(Sending.State.WAITING, Sending.State.SENDING);
    }

    @Test
    void refusesToSendAgainOnceTheWindowHasClosed() {
        FailedSend send = FailedSend.in(house, FACEBOOK, "UNCLEAR", "too late");
        house.get(JdbcClient.class)
                .sql("update conversation set last_heard = clock_timestamp() - interval '8 days' where id = :id")
                .param("id", UUID.fromString(send.conversation()))
                .update();

        Browser.Answer answer = agent.post(send.path("again"), Map.of("since", send.since()));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("reply window has closed. It opens when", "send-" + send.id());
        assertThat(send.now().state()).isEqualTo(Sending.State.UNCLEAR);
    }

    @Test
    void marksASendAsArrived() {
        FailedSend send = failed("UNCLEAR", "it is there", "no answer");

        Browser.Answer answer = agent.post(send.path("arrived"), Map.of("since", send.since()));

        assertThat(answer.body()).contains("marked as arrived").doesNotContain("send-" + send.id());
        assertThat(send.now().state()).isEqualTo(Sending.State.SENT);
    }

    @Test
    void discardsASendWithAReasonThatTheConversationShows() {
        FailedSend send = failed("FAILED", "never mind", "refused");

        Browser.Answer blank = agent.post(send.path("discarded"), Map.of("since", send.since(), "reason", " "));
        Browser.Answer done = agent.post(send.path("discarded"), Map.of("since", send.since(), "reason", "a <typo>"));

        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.body()).contains("Say in a few words why", "send-" + send.id());
        assertThat(done.body()).contains("It is discarded").doesNotContain("send-" + send.id());
        assertThat(send.now().state()).isEqualTo(Sending.State.CANCELLED);
        assertThat(agent.get("/inbox/open/" + send.conversation()).body())
                .contains("discarded by Nina: a &lt;typo&gt;");
    }

    @Test
    void filesARequestThatCanBeReadNow() {
        String mail = """
                {"object":"page","entry":[{"id":"%s","time":%d,"messaging":[{"sender":{"id":"72"},
                "recipient":{"id":"%s"},"timestamp":%d,"message":{"mid":"m-back","text":"Nobody read me"}}]}]}
                """.formatted(PAGE, System.currentTimeMillis(), PAGE, System.currentTimeMillis());
        long id = unreadable(mail, "the page is not configured");

        Browser.Answer first = admin.post("/failures/quarantine/" + id + "/again", Map.of());
        Browser.Answer second = admin.post("/failures/quarantine/" + id + "/again", Map.of());

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).contains("One event is filed now").doesNotContain("arrival-" + id);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("has settled this already");
        FailedSend.eventually(() -> admin.get("/inbox/open").body().contains("Nobody read me")
                || admin.get("/inbox/waiting").body().contains("Nobody read me"));
    }

    @Test
    void filesAnEventOnceMore() {
        var address = new Address(FACEBOOK, new AccountId(PAGE), Visibility.PRIVATE, new NetworkId("event-back"));
        var event = new Inbound.Said(
                Event.of(address, new NetworkId("m-event"), Instant.now()),
                Party.UNKNOWN,
                Content.of("Parked too long"),
                null,
                null);
        long id = house.get(JdbcClient.class)
                .sql("""
                insert into quarantine (channel, what, reason, body, kind, conversation)
                values ('facebook', 'event Said', 'it failed', :body, 'Said', :key) returning id
                """)
                .param("body", Json.MAPPER.writeValueAsBytes(event))
                .param("key", address.key().value())
                .query(Long.class)
                .single();
        assertThat(admin.get("/failures").body()).contains("arrival-" + id, "Parked too long");

        Browser.Answer answer = admin.post("/failures/quarantine/" + id + "/again", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        Conversations conversations = house.get(Conversations.class);
        FailedSend.eventually(() -> conversations.messages(conversations.open(address)).stream()
                .anyMatch(it -> it.text().equals("Parked too long")));
    }

    @Test
    void keepsWhatStillCannotBeRead() {
        long id = unreadable("{", "not JSON");

        Browser.Answer answer = admin.post("/failures/quarantine/" + id + "/again", Map.of());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("It still cannot be read: the payload is not JSON", "arrival-" + id);
    }

    @Test
    void discardsWhatCameInAndKeepsItsRow() {
        long id = unreadable("[]", "not what it claims");

        Browser.Answer answer =
                admin.post("/failures/quarantine/" + id + "/discarded", Map.of("reason", "a test of <theirs>"));

        assertThat(answer.body())
                .doesNotContain("arrival-" + id)
                .contains("a test of &lt;theirs&gt;", "Settled lately");
        assertThat(house.get(JdbcClient.class)
                        .sql("select octet_length(body) from quarantine where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void writesDownWhoDecided() {
        FailedSend again = failed("UNCLEAR", "one", "no answer");
        FailedSend arrived = failed("UNCLEAR", "two", "no answer");
        FailedSend discarded = failed("FAILED", "three", "refused");
        long id = unreadable("{", "not JSON");

        agent.post(again.path("again"), Map.of("since", again.since()));
        agent.post(arrived.path("arrived"), Map.of("since", arrived.since()));
        Map<String, String> word = Map.of("since", discarded.since(), "reason", "a typo");
        agent.post(discarded.path("discarded"), word);
        admin.post(discarded.path("discarded"), word);
        admin.post("/failures/quarantine/" + id + "/again", Map.of());
        admin.post("/failures/quarantine/" + id + "/discarded", Map.of("reason", "a test"));

        assertThat(audited("send:" + again.id())).containsExactly("nina send.again");
        assertThat(audited("send:" + arrived.id())).containsExactly("nina send.arrived");
        assertThat(audited("send:" + discarded.id())).containsExactly("nina send.discard");
        assertThat(audited("quarantine:" + id)).containsExactly("admin quarantine.discard");
    }

    private static List<String> audited(String subject) {
        return house.get(JdbcClient.class)
                .sql("select login || ' ' || what from audit join staff on who = staff.id where subject = :subject")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    @Test
    void leavesTheQuarantineToAdministrators() {
        long id = unreadable("x", "not JSON");

        assertThat(agent.get("/failures").body())
                .contains("arrival-" + id)
                .doesNotContain("/failures/quarantine/" + id);
        assertThat(agent.post("/failures/quarantine/" + id + "/again", Map.of()).status())
                .isEqualTo(403);
        assertThat(agent.post("/failures/quarantine/" + id + "/discarded", Map.of("reason", "no"))
                        .status())
                .isEqualTo(403);
        String password = house.get(Staff.class).create(null, "mara", "Mara", Role.MARKETER);
        assertThat(house.browser().signIn("mara", password).get("/failures").status())
                .isEqualTo(403);
    }

    @Test
    void isCountedAmongTheSettingsAndSpeaksGerman() {
        failed("FAILED", "counted", "refused");
        Browser german = house.administrator();
        german.post("/preferences", Map.of("lang", "de", "theme", "light", "to", "/failures"));

        assertThat(german.get("/settings/channels").body()).contains("/failures#out", "Störfälle");
        assertThat(german.get("/failures").body()).contains("Noch einmal senden", "Verwerfen", "aria-current=\"page\"");
    }

    private static long unreadable(String body, String why) {
        house.get(Quarantine.class).put(FACEBOOK, body.getBytes(StandardCharsets.UTF_8), why);
        return house.get(Quarantine.class).list().getFirst().id();
    }

    private static FailedSend failed(String state, String text, String reason) {
        return FailedSend.in(house, new ChannelId("gonenet"), state, text).because(reason);
    }
}
