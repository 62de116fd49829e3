package dev.dragoman.channels.pinterest;

import static dev.dragoman.channels.pinterest.PinterestFixture.NOW;
import static dev.dragoman.channels.pinterest.PinterestFixture.SHOP;
import static dev.dragoman.channels.pinterest.PinterestFixture.TOKEN;
import static dev.dragoman.channels.pinterest.PinterestFixture.events;
import static dev.dragoman.channels.pinterest.PinterestFixture.sample;
import static dev.dragoman.channels.pinterest.PinterestFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Polled;
import dev.dragoman.channels.SilentContract;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Attachment;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Noticing that comments came in, over a real socket. Each look is made by a process that has just started. */
class PinterestTests implements SilentContract {

    private static final String FOLLOW = " Pinterest tells programs no more: follow the link to read and answer.";

    private final MockWebServer server = new MockWebServer();
    private Instant now = NOW;
    private @Nullable String place;

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public PinterestChannel channel() {
        return PinterestFixture.channel(server, now);
    }

    @Override
    public int calls() {
        return server.getRequestCount();
    }

    @Override
    public List<String> secrets() {
        return PinterestFixture.SECRETS;
    }

    private Polled look(MockResponse answer) {
        server.enqueue(answer);
        Polled polled = channel().poll(SHOP, place);
        place = polled.place() == null ? place : polled.place();
        now = now.plus(Duration.ofHours(1));
        return polled;
    }

    private Polled look(String sample) {
        return look(sample(sample));
    }

    private Polled lookAt(String body) {
        return look(new MockResponse.Builder().body(body).build());
    }

    private static List<String> words(Polled polled) {
        return events(polled).stream().map(it -> it.content().text()).toList();
    }

    @Test
    void asksForItsOwnPinsWithTheirNumbers() throws InterruptedException {
        look("answer-pins");

        RecordedRequest call = server.takeRequest();
        assertThat(call.getMethod()).isEqualTo("GET");
        assertThat(call.getTarget()).isEqualTo("/v5/pins?page_size=100&pin_filter=exclude_repins&pin_metrics=true");
        assertThat(call.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
    }

    @Test
    void onlyLearnsAtTheFirstLook() {
        Polled first = look("answer-pins");
        Polled second = look("answer-pins");

        assertThat(first.trouble()).isNull();
        assertThat(first.pages()).isEmpty();
        assertThat(first.pause()).isEqualTo(Duration.ofHours(1));
        assertThat(second.pages()).isEmpty();
    }

    @Test
    void makesATaskWithALinkOfEveryGrowthAndTellsItOnce() {
        look("answer-pins");
        Polled grown = look("answer-pins-grown");
        Polled again = look("answer-pins-grown");

        assertThat(words(grown))
                .containsExactly(
                        "1 new comment under “Red lamp”, 1 in all." + FOLLOW,
                        "3 new comments under “Blue lamp”, 5 in all." + FOLLOW,
                        "1 new comment under “Green lamp 👍🏽 متى يصل”, 1 in all." + FOLLOW);
        Inbound.Noticed blue = events(grown).get(1);
        assertThat(blue.task()).isTrue();
        assertThat(blue.author()).isEqualTo(Party.UNKNOWN);
        assertThat(blue.event().address().visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(blue.event().address().thread()).hasToString("720000000000000001");
        assertThat(blue.content().attachments())
                .containsExactly(
                        new Attachment("link", "https://www.pinterest.com/pin/720000000000000001/", "Blue lamp"));
        assertThat(again.pages()).isEmpty();
    }

    @Test
    void noticesANewCommentAfterOneWasDeleted() {
        look("answer-pins-grown");
        Polled fallen = lookAt(text("answer-pins-grown").replace("\"comment\": 5", "\"comment\": 4"));
        Polled risen = look("answer-pins-grown");
        look(sample("answer-pins"));
        Polled once = look("answer-pins-grown");

        assertThat(fallen.pages()).isEmpty();
        assertThat(words(risen)).singleElement().asString().startsWith("1 new comment under “Blue lamp”, 5");
        assertThat(events(once))
                .extracting(it -> it.event().id())
                .doesNotContainAnyElementsOf(
                        events(risen).stream().map(it -> it.event().id()).toList());
    }

    @Test
    void learnsAPinThatIsOlderThanTheLastRound() {
        look("answer-no-pins");
        Polled seen = look("answer-pins");
        Polled grown = look("answer-pins-grown");

        assertThat(seen.pages()).isEmpty();
        assertThat(words(grown)).hasSize(2).noneMatch(it -> it.contains("Red lamp"));
    }

    @Test
    void forgetsNothingWhenAPinIsAwayForAWhile() {
        look("answer-pins");
        look("answer-no-pins");
        Polled back = look("answer-pins");
        Polled grown = look("answer-pins-grown");

        assertThat(back.pages()).isEmpty();
        assertThat(words(grown)).anyMatch(it -> it.startsWith("3 new comments under “Blue lamp”"));
    }

    @Test
    void learnsNumbersThatPinterestGivesLate() {
        String silent = text("answer-pins").replace("\"comment\"", "\"no_comment\"");
        lookAt(silent);
        Polled late = look("answer-pins");
        Polled away = lookAt(silent);
        Polled grown = look("answer-pins-grown");

        assertThat(late.pages()).isEmpty();
        assertThat(away.pages()).isEmpty();
        assertThat(words(grown)).anyMatch(it -> it.startsWith("3 new comments under “Blue lamp”"));
    }

    @Test
    void turnsPagesAndGoesOnWhereItWasStopped() throws InterruptedException {
        Polled begin = look("answer-pins-begin");
        Polled end = look("answer-pins-end");
        Polled next = look("answer-pins-begin");

        assertThat(begin.pause()).isZero();
        assertThat(end.pause()).isEqualTo(Duration.ofHours(1));
        assertThat(next.pages()).isEmpty();
        server.takeRequest();
        assertThat(server.takeRequest().getTarget()).endsWith("&bookmark=Ym9va21hcms%2FKz0%3D");
        assertThat(server.takeRequest().getTarget()).doesNotContain("bookmark");
    }

    @Test
    void beginsTheListAgainWhenItsBookmarkIsNoLongerKnown() throws InterruptedException {
        look("answer-pins");
        look("answer-pins-begin");
        Polled lost = look("error-bookmark");
        Polled grown = look("answer-pins-grown");

        assertThat(lost.trouble()).isNotNull();
        assertThat(lost.pause()).isEqualTo(Duration.ofHours(1));
        assertThat(words(grown)).hasSize(3);
        IntStream.range(0, 3).forEach(i -> request());
        assertThat(request().getTarget()).doesNotContain("bookmark");
    }

    private RecordedRequest request() {
        try {
            return server.takeRequest();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void readsSoManyPagesAtMostAndKeepsItsPlaceSmall() {
        for (int page = 0; page < PinterestCounts.MOST_PAGES; page++) {
            Polled polled = lookAt(page(page));

            assertThat(polled.pause().isZero()).isEqualTo(page < PinterestCounts.MOST_PAGES - 1);
        }
        lookAt(page(99));
        look("answer-no-pins");

        assertThat(place).hasSizeLessThan(100_000);
        assertThat(PinterestCounts.read(place).known())
                .hasSize(PinterestCounts.MOST_PAGES * PinterestApi.PAGE)
                .containsKey("720000000000099000");
    }

    private static String page(int page) {
        return IntStream.range(0, PinterestApi.PAGE)
                .mapToObj(i -> "{\"id\":\"72000000000%07d\",\"created_at\":\"2026-01-01T00:00:00\",\"pin_metrics\":"
                                .formatted(page * 1000 + i)
                        + "{\"lifetime_metrics\":{\"comment\":1000}}}")
                .collect(Collectors.joining(",", "{\"items\":[", "],\"bookmark\":\"page-" + page + "\"}"));
    }

    @Test
    void survivesWhateverIsInTheList() {
        for (String body :
                List.of("", "[]", "{}", "<html>", "{\"items\":7}", "{\"items\":[null,7,\"x\",{},{\"id\":7}]}")) {
            assertThat(lookAt(body).pages()).as(body).isEmpty();
        }
        String odd =
                "{\"items\":[{\"id\":\"7\",\"title\":5,\"created_at\":\"x\",\"is_owner\":\"x\",\"pin_metrics\":%s}]}";
        for (String metrics : List.of(
                "7",
                "{}",
                "{\"lifetime_metrics\":[]}",
                "{\"lifetime_metrics\":{\"comment\":1e99}}",
                "{\"lifetime_metrics\":{\"comment\":-1}}",
                "{\"lifetime_metrics\":{\"comment\":\"5\"}}")) {
            assertThat(lookAt(odd.formatted(metrics)).pages()).as(metrics).isEmpty();
        }
        assertThat(lookAt("x".repeat(5 * 1024 * 1024)).trouble()).contains("could not be read");
    }

    @Test
    void beginsAnewAtAPlaceItDoesNotUnderstand() {
        for (String unknown : List.of("", "null", "[]", "{\"known\":{\"1\":null}}", "{\"known\":7}", "x".repeat(20))) {
            place = unknown;

            assertThat(look("answer-pins").trouble()).isNull();
            assertThat(place).contains("720000000000000001");
        }
    }

    @Test
    void refusesAnAccountItDoesNotKnow() {
        assertThat(channel().poll(new AccountId("stranger"), null).trouble()).contains("not among the configured");
        assertThat(calls()).isZero();
    }

    @Test
    void readsTheRecordedList() throws IOException {
        Path recorded = Path.of("../shared/payloads/pinterest/pins_list.json");
        if (Files.exists(recorded)) {
            String list = Files.readString(recorded);
            lookAt(list);

            assertThat(words(lookAt(list.replace("\"comment\": 2", "\"comment\": 4"))))
                    .containsExactly("2 new comments under “string”, 4 in all." + FOLLOW);
        }
    }
}
