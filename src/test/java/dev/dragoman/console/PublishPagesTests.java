package dev.dragoman.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import dev.dragoman.publishing.Placement;
import dev.dragoman.publishing.Placement.State;
import dev.dragoman.publishing.Planned;
import dev.dragoman.publishing.PublicationId;
import dev.dragoman.publishing.Publications;
import dev.dragoman.staff.Agent;
import dev.dragoman.staff.Role;
import dev.dragoman.staff.Staff;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(120)
class PublishPagesTests {

    private static final String PAGE = "200000000000001";
    private static final AtomicInteger POSTS = new AtomicInteger();
    private static final MockWebServer FACEBOOK = new MockWebServer();

    static ConsoleHouse house;
    static Publications publications;
    static Browser admin;

    @BeforeAll
    static void open() throws IOException {
        FACEBOOK.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                boolean isPost = request.getMethod().equals("POST")
                        && request.getTarget().contains("/feed");
                boolean breaks = isPost && request.getBody().utf8().contains("break");
                return new MockResponse.Builder()
                        .code(breaks ? 500 : 200)
                        .body(isPost ? "{\"id\":\"" + PAGE + "_" + POSTS.incrementAndGet() + "\"}" : "{\"data\":[]}")
                        .build();
            }
        });
        FACEBOOK.start();
        house = ConsoleHouse.open(
                "dragoman.channels.facebook.enabled=true",
                "dragoman.channels.facebook.base-url=http://127.0.0.1:" + FACEBOOK.getPort(),
                "dragoman.publishing.time-zone=Europe/Berlin");
        publications = house.get(Publications.class);
        admin = house.administrator();
    }

    @AfterAll
    static void close() {
        house.close();
        FACEBOOK.close();
    }

    @Test
    void publishesAndShowsTheCommentsUnderIt() {
        admin.get("/publish/new");
        String page =
                admin.post("/publish", form("Spring is <b>here</b>.", Map.of())).location();
        Placement placement = settled(page);
        NetworkId post = Objects.requireNonNull(placement.published(), () -> "" + placement);
        ConversationId comment = comment(post);

        String publication = admin.get(page).body();
        String thread = admin.get("/inbox/open/" + comment).body();

        assertThat(placement.state()).isEqualTo(State.PUBLISHED);
        assertThat(publication)
                .contains("Spring is &lt;b&gt;here&lt;/b&gt;.", "https://www.facebook.com/" + post)
                .contains("/inbox/open/" + comment, "Is it?");
        assertThat(thread).contains("Under:", "href=\"/publish/" + idOf(page) + "\"");
        assertThat(admin.get("/publish").body()).contains("Facebook · Published");
    }

    @Test
    void previewsEachNetworkWithItsRoom() {
        admin.get("/publish/new");

        String fine = admin.post("/publish/preview", form("Hello.", Map.of("title", "T")))
                .body();
        String empty = admin.post("/publish/preview", form(" ", Map.of())).body();

        assertThat(fine).contains("data-network=\"facebook\"", "6 of 63,206 characters", "The title is left out here.");
        assertThat(empty).contains("There are no words to publish.");
    }

    @Test
    void refusesWhatCannotBePlannedAndKeepsTheWords() {
        admin.get("/publish/new");

        var past = admin.post("/publish", form("Kept words.", Map.of("when", "at", "at", "2020-01-01T10:00")));
        var nowhere = admin.post("/publish", form("Kept words.", Map.of("to", "")));
        var badLink = admin.post("/publish", form("Kept words.", Map.of("link", "ftp://shop.example")));

        assertThat(past.status()).isEqualTo(422);
        assertThat(past.body()).contains("Choose a time to come.", "Kept words.");
        assertThat(nowhere.body()).contains("Tick at least one network.", "Kept words.");
        assertThat(badLink.body()).contains("Nothing was planned.", "The link is no address of the web.");
    }

    @Test
    void changesAndTakesBackWhatIsPlanned() {
        LocalDateTime tomorrow =
                LocalDateTime.now(ZoneId.of("Europe/Berlin")).plusDays(1).truncatedTo(ChronoUnit.MINUTES);
        var later = Map.of("when", "at", "at", tomorrow.toString());
        admin.get("/publish/new");
        String page = admin.post("/publish", form("Frist words.", later)).location();
        String edit = admin.get(page.replaceFirst("\\?.*", "/edit")).body();
        var changed = new HashMap<>(form("First words.", later));
        changed.put("seen", "1");

        var first = admin.post("/publish/" + idOf(page), changed);
        var overtaken = admin.post("/publish/" + idOf(page), changed);
        var cancelled = admin.post("/publish/" + idOf(page) + "/cancelled", Map.of());
        var tooLate = admin.post("/publish/" + idOf(page), changed);

        assertThat(edit).contains("Frist words.", tomorrow.toString(), "Date and time (Europe/Berlin)");
        assertThat(first.status()).isEqualTo(303);
        assertThat(overtaken.status()).isEqualTo(409);
        assertThat(overtaken.body()).contains("Somebody changed it meanwhile.", "First words.");
        assertThat(cancelled.location()).endsWith("?done=cancelled");
        assertThat(tooLate.body()).contains("Somebody was faster");
        assertThat(planned(page).wording().text()).isEqualTo("First words.");
        assertThat(planned(page).at())
                .isEqualTo(tomorrow.atZone(ZoneId.of("Europe/Berlin")).toInstant());
    }

    @Test
    void letsAPersonSettleADoubt() {
        admin.get("/publish/new");
        String page = admin.post("/publish", form("This will break.", Map.of())).location();
        Placement doubtful = settled(page);
        String shown = admin.get(page).body();

        var there = admin.post(
                "/publish/" + idOf(page) + "/" + doubtful.id() + "/there", Map.of("published", PAGE + "_900"));
        var second = admin.post("/publish/" + idOf(page) + "/" + doubtful.id() + "/again", Map.of());

        assertThat(doubtful.state()).isEqualTo(State.DOUBTFUL);
        assertThat(shown).contains("May be there", "It is not there: publish again");
        assertThat(there.location()).endsWith("?done=there");
        assertThat(second.status()).isEqualTo(409);
        assertThat(settled(page).published()).isEqualTo(new NetworkId(PAGE + "_900"));
    }

    @Test
    void letsAgentsReadAndMarketersWrite() {
        Browser agent = signedIn("reader", Role.AGENT);
        Browser marketer = signedIn("writer", Role.MARKETER);

        assertThat(agent.get("/publish").status()).isEqualTo(200);
        assertThat(agent.get("/publish").body()).doesNotContain("/publish/new");
        assertThat(agent.get("/publish/new").status()).isEqualTo(403);
        assertThat(agent.post("/publish", form("Hello.", Map.of())).status()).isEqualTo(403);
        assertThat(marketer.get("/publish/new").status()).isEqualTo(200);
        assertThat(marketer.get("/publish/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(house.browser().get("/publish").status()).isEqualTo(302);
    }

    private static Browser signedIn(String login, Role role) {
        Staff staff = house.get(Staff.class);
        Agent first = staff.find("admin").orElseThrow();
        return house.browser().signIn(login, staff.create(first.id(), login, login, role));
    }

    private static Map<String, String> form(String text, Map<String, String> more) {
        var form = new HashMap<>(Map.of("id", UUID.randomUUID().toString(), "text", text, "to", "facebook:" + PAGE));
        form.putAll(more);
        return form;
    }

    private static String idOf(String page) {
        return page.replaceFirst(".*/publish/([0-9a-f-]+).*", "$1");
    }

    private static Planned planned(String page) {
        return publications.find(new PublicationId(UUID.fromString(idOf(page)))).orElseThrow();
    }

    /** Waits until the only placement of this page no longer waits or leaves. */
    private static Placement settled(String page) {
        Instant end = Instant.now().plusSeconds(20);
        while (planned(page).isLeaving() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(20_000_000);
        }
        return planned(page).placements().getFirst();
    }

    private static ConversationId comment(NetworkId post) {
        var address = new Address(
                new ChannelId("facebook"), new AccountId(PAGE), Visibility.PUBLIC, new NetworkId(post + "_c1"));
        var said = new Inbound.Said(
                Event.of(address, new NetworkId(post + "_c1"), Instant.now()),
                new Party(new NetworkId("ana"), "Ana"),
                Content.of("Is it?"),
                null,
                post);
        house.get(TransactionTemplate.class)
                .executeWithoutResult(status -> house.get(Conversations.class).file(said, Duration.ofHours(1)));
        return house.get(Conversations.class).find(address.key()).orElseThrow();
    }
}
