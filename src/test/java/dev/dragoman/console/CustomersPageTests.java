package dev.dragoman.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.CustomerId;
import dev.dragoman.conversations.Customers;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The pages of customers in the whole house, with a network that forbids to link its people without their word. */
@Timeout(120)
class CustomersPageTests {

    static ConsoleHouse house;
    static Browser admin;
    static Browser agent;

    @BeforeAll
    static void open() {
        house = ConsoleHouse.open(
                "dragoman.demo=false",
                "dragoman.simulator.enabled=false",
                "dragoman.channels.x.enabled=true",
                "dragoman.channels.x.consumer-key=made-up-key",
                "dragoman.channels.x.consumer-secret=made-up-secret",
                "dragoman.channels.x.base-url=http://127.0.0.1:9",
                "dragoman.channels.x.accounts[0].id=1400000000000000001",
                "dragoman.channels.x.accounts[0].token=made-up-token",
                "dragoman.channels.x.accounts[0].token-secret=made-up-token-secret");
        admin = house.administrator();
        String password = house.get(Staff.class).create(null, "nina", "Nina", Role.AGENT);
        agent = house.browser().signIn("nina", password);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void showsWhoMayBeOnePersonAndWhyWithForeignTextAsText() {
        CustomerId one = says("anet", "<b>Ada</b>", "my e-mail is why@example.org <script>alert(1)</script>");
        says("bnet", "Lovelace", "my e-mail is why@example.org");

        String page = agent.get("/customers/merges").body();

        assertThat(page).contains("Same e-mail address: why@example.org", "said in a message", "Anet", "Bnet");
        assertThat(page).contains("&lt;b&gt;Ada", "&lt;script&gt;alert(", "/customers/" + one, "name=\"_csrf\"");
        assertThat(page).doesNotContain("<b>Ada", "<script>alert");
    }

    @Test
    void hintsAtTheOtherBesideTheOpenConversation() {
        CustomerId one = says("anet", "Hinted", "my e-mail is hint@example.org");
        says("bnet", "Hint", "my e-mail is hint@example.org");

        String page = agent.get("/inbox/open/" + conversation(one)).body();

        assertThat(page).contains("Could be the same as Hint (Bnet)", "/customers/" + one + "#proposal-");
        assertThat(page).contains("All channels of this customer");
        assertThat(agent.get("/customers/" + one).body())
                .contains("id=\"proposal-" + proposal(one), "Could be the same");
    }

    @Test
    void mergesShowsEverythingAndPartsAgain() {
        CustomerId one = says("anet", "Merged", "my e-mail is merge@example.org");
        CustomerId other = says("bnet", "Merged too", "my e-mail is merge@example.org, the other me");
        String path = "/customers/merges/" + proposal(one);

        Browser.Answer merged = agent.post(path + "/merged", Map.of());
        Browser.Answer late = admin.post(path + "/apart", Map.of());
        String page = agent.get("/customers/" + other).body();

        assertThat(merged.status()).isEqualTo(200);
        assertThat(merged.body()).contains("They are one person now", "Part again");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Nina has decided this already");
        assertThat(page).contains("the other me", "/inbox/open/" + conversation(one), "said by the customer");
        assertThat(page.indexOf("/inbox/open/" + conversation(other)))
                .isPositive()
                .isLessThan(page.indexOf("/inbox/open/" + conversation(one)));

        Browser.Answer parted = agent.post(path + "/parted", Map.of());

        assertThat(parted.body()).contains("They are apart again").doesNotContain("the other me", "Part again");
        assertThat(audited(one)).containsExactly("nina customer.merge", "nina customer.part");
    }

    @Test
    void keepsApartWhoAreNotTheSame() {
        CustomerId one = says("anet", "Apart", "my e-mail is apart@example.org");
        says("bnet", "Apart", "my e-mail is apart@example.org");
        UUID proposal = proposal(one);

        Browser.Answer answer = agent.post("/customers/merges/" + proposal + "/apart", Map.of());

        assertThat(answer.body()).contains("They stay apart").doesNotContain("proposal-" + proposal);
        assertThat(audited(one)).containsExactly("nina customer.apart");
    }

    @Test
    void asksForTheWordOfPeopleWhoseNetworkDemandsIt() {
        CustomerId one = says("x", "Guarded", "my e-mail is guarded@example.org");
        CustomerId other = says("bnet", "Free", "my e-mail is guarded@example.org");
        String path = "/customers/" + one + "/consent";
        assertThat(agent.get("/customers/merges").body()).doesNotContain("guarded@example.org");
        assertThat(agent.get("/customers/" + one).body()).contains("type=\"checkbox\" name=\"agreed\"");
        assertThat(agent.get("/customers/" + other).body()).doesNotContain("checkbox");

        Browser.Answer unticked = agent.post(path, Map.of());
        Browser.Answer ticked = agent.post(path, Map.of("agreed", "yes"));

        assertThat(unticked.status()).isEqualTo(422);
        assertThat(unticked.body()).contains("Tick the box first");
        assertThat(ticked.body()).contains("The consent is recorded", "by Nina", "proposal-" + proposal(one));

        agent.post("/customers/merges/" + proposal(one) + "/merged", Map.of());
        Browser.Answer withdrawn = agent.post(path + "/withdrawn", Map.of());

        assertThat(withdrawn.body())
                .contains("every merge that needed it is undone")
                .doesNotContain("Part again");
        assertThat(audited(one))
                .containsExactly("nina customer.consent", "nina customer.merge", "nina customer.consent.withdraw");
    }

    @Test
    void saysThatNobodyIsKnownBehindAComment() {
        var comment = new Address(
                new ChannelId("anet"), new AccountId("shop"), Visibility.PUBLIC, new NetworkId("nobody's comment"));
        file(comment, Party.UNKNOWN, "Nice!");
        ConversationId id = house.get(Conversations.class).open(comment);

        assertThat(agent.get("/inbox/open/" + id).body())
                .contains("The network does not say who wrote this")
                .doesNotContain("All channels of this customer");
    }

    @Test
    void turnsThePages() {
        var ada = new Party(new NetworkId("busy"), "Busy");
        for (int n = 0; n < 60; n++) {
            file(
                    new Address(
                            new ChannelId("anet"),
                            new AccountId("shop"),
                            Visibility.PUBLIC,
                            new NetworkId("busy " + n)),
                    ada,
                    "Comment no. " + n + ".");
        }
        CustomerId id = behind(
                new Address(new ChannelId("anet"), new AccountId("shop"), Visibility.PUBLIC, new NetworkId("busy 0")));

        String first = agent.get("/customers/" + id).body();
        String older = first.replaceFirst("(?s).*href=\"(/customers/[^\"]+behind=[^\"]+)\".*", "$1")
                .replace("&amp;", "&");
        String second = agent.get(older).body();

        assertThat(first).contains("no. 59.", "no. 10.", "Older conversations").doesNotContain("no. 9.");
        assertThat(second).contains("no. 9.", "no. 0.").doesNotContain("no. 10.", "Older conversations");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "", "1969-12-31T23:59:59Z", "%2B999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z"})
    void findsNothingAtATimeThatIsNone(String time) {
        Address address = new Address(
                new ChannelId("anet"), new AccountId("shop"), Visibility.PRIVATE, new NetworkId("timeless" + time));
        file(address, new Party(new NetworkId("timeless" + time), "Timeless"), "Hello.");

        assertThat(agent.get("/customers/" + behind(address) + "?at=" + time + "&behind=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void knowsNothingOfUnknownIds() {
        assertThat(agent.get("/customers").location()).endsWith("/customers/merges");
        assertThat(agent.get("/customers/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(agent.get("/customers/nonsense").status()).isEqualTo(404);
        assertThat(agent.get("/customers/" + UUID.randomUUID() + "?at=x&behind=y")
                        .status())
                .isEqualTo(404);
        assertThat(agent.post("/customers/merges/" + UUID.randomUUID() + "/merged", Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(agent.post("/customers/merges/nonsense/merged", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void isForAgentsAndNeedsTheirToken() {
        String password = house.get(Staff.class).create(null, "mara", "Mara", Role.MARKETER);
        Browser marketer = house.browser().signIn("mara", password);

        assertThat(marketer.get("/customers/merges").status()).isEqualTo(403);
        assertThat(agent.postWithout("/customers/merges/" + UUID.randomUUID() + "/merged")
                        .status())
                .isEqualTo(403);
        assertThat(house.browser().get("/customers/merges").status()).isEqualTo(302);
    }

    @Test
    void speaksGerman() {
        says("anet", "Deutsch", "meine E-Mail ist deutsch@example.org");
        says("bnet", "Deutsch", "meine E-Mail ist deutsch@example.org");
        Browser german = house.administrator();
        german.post("/preferences", Map.of("lang", "de", "theme", "light", "to", "/customers/merges"));

        assertThat(german.get("/customers/merges").body())
                .contains("Dieselbe E-Mail-Adresse: deutsch@example.org", "Zusammenlegen", "aria-current=\"page\"");
    }

    private static CustomerId says(String channel, String name, String text) {
        var address = new Address(
                new ChannelId(channel),
                new AccountId("shop"),
                Visibility.PRIVATE,
                new NetworkId(UUID.randomUUID().toString()));
        file(address, new Party(address.thread(), name), text);
        return behind(address);
    }

    private static void file(Address address, Party author, String text) {
        var said = new Inbound.Said(
                Event.of(address, new NetworkId(UUID.randomUUID().toString()), Instant.now()),
                author,
                Content.of(text),
                null,
                null);
        house.get(TransactionTemplate.class)
                .executeWithoutResult(status -> house.get(Conversations.class).file(said, Duration.ofHours(1)));
    }

    private static CustomerId behind(Address address) {
        return house.get(Customers.class)
                .behind(house.get(Conversations.class).open(address))
                .orElseThrow();
    }

    private static ConversationId conversation(CustomerId person) {
        return house.get(JdbcClient.class)
                .sql("select id from conversation where customer = :id")
                .param("id", person.value())
                .query((row, n) -> new ConversationId(row.getObject(1, UUID.class)))
                .single();
    }

    private static UUID proposal(CustomerId person) {
        return house.get(Customers.class).proposals(person).getFirst().id();
    }

    private static List<String> audited(CustomerId customer) {
        return house.get(JdbcClient.class)
                .sql("""
                select login || ' ' || what from audit join staff on who = staff.id
                 where :id in (replace(subject, 'customer:', ''), detail ->> 'other') order by audit.id
                """)
                .param("id", customer.toString())
                .query(String.class)
                .list();
    }
}
