package dev.dragoman.channels.mastodon;

import static dev.dragoman.channels.mastodon.MastodonFixture.ANA;
import static dev.dragoman.channels.mastodon.MastodonFixture.ROOT;
import static dev.dragoman.channels.mastodon.MastodonFixture.TOKEN;
import static dev.dragoman.channels.mastodon.MastodonFixture.sample;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Reception;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Inbound;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking an instance, over a real socket. */
class MastodonPollingTests {

    private static final AccountId ACCOUNT = new AccountId(MastodonFixture.SHOP);
    private static final String WATCHED =
            new MastodonPlace("500001", "0", 0, List.of(new MastodonPlace.Watched(ROOT, ROOT, true, ""))).write();

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
    void beginsWithWhatIsSaidFromNowOn() throws Exception {
        list(sample("mention"));
        list(sample("own-reply"));

        Polled polled = poll(null);

        assertThat(polled.pages()).isEmpty();
        assertThat(polled.place()).isEqualTo(new MastodonPlace("500001", "116000000000000102", 0, List.of()).write());
        assertThat(asked()).contains("/api/v1/notifications?", "limit=1").doesNotContain("min_id");
        assertThat(asked()).contains("/api/v1/accounts/" + ACCOUNT + "/statuses?");
    }

    @Test
    void bringsEachMentionAndThePlaceBehindTheLast() throws Exception {
        list(sample("direct"), sample("mention"));
        list();

        Polled polled = poll(place(1));

        assertThat(polled.trouble()).isNull();
        assertThat(polled.pause()).isEqualTo(MastodonPolling.PAUSE);
        assertThat(polled.pages())
                .as("the instance tells the latest first")
                .extracting(page -> kind(page) + " " + id(page))
                .containsExactly("Said " + ROOT, "Said 116000000000000108");
        MastodonPlace next = requireNonNull(MastodonPlace.read(polled.place()));
        assertThat(next.mention()).isEqualTo("500006");
        assertThat(next.watched()).extracting(MastodonPlace.Watched::id).containsExactly(ROOT, "116000000000000108");
        assertThat(asked()).contains("min_id=500000", "types%5B%5D=mention", "include_filtered=true");
    }

    @Test
    void asksAtOnceForMoreWhenTheListIsFull() {
        list(Stream.generate(() -> sample("mention"))
                .limit(MastodonPolling.MOST)
                .toArray(String[]::new));

        assertThat(poll(place(0)).pause()).isZero();
    }

    @Test
    void hearsWhatColleaguesSayInTheNetworksOwnApp() throws Exception {
        list();
        list(sample("own-direct"), sample("own-post"));

        Polled polled = poll(place(1));

        assertThat(polled.pages()).hasSize(2);
        assertThat(events(polled)).singleElement().isInstanceOfSatisfying(Inbound.Echoed.class, echo -> {
            assertThat(echo.event().address().thread().value()).isEqualTo(ANA);
            assertThat(echo.content().text()).isEqualTo("Thank you, Ana.");
        });
        assertThat(requireNonNull(MastodonPlace.read(polled.place())).own()).isEqualTo("116000000000000111");
        server.takeRequest();
        assertThat(asked()).contains("/statuses?", "min_id=0", "exclude_reblogs=true");
    }

    @Test
    void followsEdits() throws Exception {
        list();
        answer(sample("edited"));

        Polled polled = poll(WATCHED);

        assertThat(events(polled)).singleElement().isInstanceOfSatisfying(Inbound.Edited.class, edited -> {
            assertThat(edited.event().id().value()).isEqualTo(ROOT);
            assertThat(edited.event().version()).startsWith("2026-03-02T12:05:00.000Z-");
            assertThat(edited.content().text()).isEqualTo("Where is my parcel 4712?");
            assertThat(edited.event().address().thread().value()).isEqualTo(ROOT);
        });
        list();
        list();
        list();
        answer(sample("edited"));
        Polled next = poll(requireNonNull(poll(polled.place()).place()));
        assertThat(next.trouble()).isNull();
        assertThat(events(next)).as("heard once").isEmpty();
    }

    @Test
    void followsDeletions() {
        list();
        play("error-gone");

        Polled polled = poll(WATCHED);

        assertThat(events(polled)).singleElement().isInstanceOfSatisfying(Inbound.Withdrawn.class, gone -> {
            assertThat(gone.event().id().value()).isEqualTo(ROOT);
            assertThat(gone.event().version()).isEmpty();
        });
        assertThat(requireNonNull(MastodonPlace.read(polled.place())).watched()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"error-broken", "error-out-of-service", "error-throttled", "error-not-allowed"})
    void takesNoTroubleForADeletion(String error) {
        list();
        play(error);

        Polled polled = poll(WATCHED);

        assertThat(polled.pages()).isEmpty();
        assertThat(polled.trouble()).isNotBlank();
        assertThat(requireNonNull(MastodonPlace.read(polled.place())).watched()).hasSize(1);
    }

    @Test
    void keepsWhatItReadBeforeTheInstanceFellSilent() {
        list(sample("mention-reply"), sample("mention"));
        play("error-out-of-service");

        Polled polled = poll(place(0));

        assertThat(polled.pages()).hasSize(1);
        assertThat(polled.trouble()).isNotBlank();
        assertThat(requireNonNull(MastodonPlace.read(polled.place())).mention()).isEqualTo("500001");
    }

    @Test
    void passesAnItemItCannotRead() {
        list("{\"id\":\"500011\",\"type\":\"mention\",\"status\":7}", "{\"id\":\"500012\"}", sample("mention"));
        list();

        Polled polled = poll(place(1));

        assertThat(polled.pages())
                .extracting(page -> page.reception().getClass().getSimpleName())
                .containsExactly("Taken", "Unreadable", "Unreadable");
        assertThat(requireNonNull(MastodonPlace.read(polled.place())).mention()).isEqualTo("500012");
    }

    @Test
    void passesAnItemThatIsLongerThanCanBeRead() throws Exception {
        String endless = "[{\"id\":\"500013\",\"type\":\"mention\",\"status\":{\"content\":\"" + "x".repeat(2_000_000);
        answer(endless);
        answer(endless);

        Polled polled = poll(place(0));

        assertThat(polled.pages())
                .singleElement()
                .satisfies(page -> assertThat(page.reception()).isInstanceOf(Reception.Unreadable.class));
        assertThat(requireNonNull(MastodonPlace.read(polled.place())).mention()).isEqualTo("500013");
        server.takeRequest();
        assertThat(asked()).contains("limit=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error-token-revoked", "error-scope-missing", "error-login-disabled"})
    void saysWhatAPersonMustMend(String error) {
        play(error);
        list();
        MastodonChannel channel = channel();

        Polled polled = channel.poll(ACCOUNT, place(0));

        assertThat(polled.trouble()).matches("[A-Z].{15,}\\.").doesNotContain(TOKEN);
        assertThat(channel.accounts().getFirst().missing()).isEqualTo(polled.trouble());
        channel.poll(ACCOUNT, place(0));
        assertThat(channel.accounts().getFirst().missing()).isNull();
    }

    @Test
    void waitsAsLongAsTheInstanceSays() {
        play("error-throttled");

        assertThat(poll(place(0)).pause()).isEqualTo(Duration.ofMinutes(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "null", "7", "<html>", "[{}]", "[7]"})
    void keepsItsPlaceWhenNobodySpeaks(String body) {
        answer(body);
        answer(body);

        Polled polled = poll(place(0));

        assertThat(polled.pages()).isEmpty();
        assertThat(polled.place()).isEqualTo(place(0));
        assertThat(polled.trouble()).isNotBlank().doesNotContain(TOKEN);
        assertThat(polled.pause()).isPositive();
    }

    @Test
    void keepsItsPlaceWhenTheInstanceIsAway() {
        MastodonChannel channel = channel();
        server.close();

        Polled polled = channel.poll(ACCOUNT, place(0));

        assertThat(polled.trouble()).contains("could not be reached");
        assertThat(channel.poll(ACCOUNT, null).place()).isNull();
        assertThat(channel.accounts().getFirst().missing()).isNull();
    }

    private static String place(int turn) {
        return new MastodonPlace("500000", "0", turn, List.of()).write();
    }

    private MastodonChannel channel() {
        return MastodonFixture.channel(server.url("/").toString());
    }

    private Polled poll(@Nullable String place) {
        return channel().poll(ACCOUNT, place);
    }

    private String asked() throws InterruptedException {
        return server.takeRequest().getTarget();
    }

    private static List<Inbound> events(Polled polled) {
        return polled.pages().stream()
                .flatMap(page -> ((Reception.Taken) page.reception()).events().stream())
                .toList();
    }

    private static String kind(Polled.Page page) {
        return ((Reception.Taken) page.reception()).events().getFirst().kind();
    }

    private static String id(Polled.Page page) {
        return ((Reception.Taken) page.reception())
                .events()
                .getFirst()
                .event()
                .id()
                .value();
    }

    private void list(String... items) {
        answer(Stream.of(items).collect(Collectors.joining(",", "[", "]")));
    }

    private void play(String sample) {
        server.enqueue(NetworkUnderTest.answer(MastodonFixture.bytes(sample)));
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }
}
