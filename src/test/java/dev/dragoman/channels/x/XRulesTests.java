package dev.dragoman.channels.x;

import static dev.dragoman.channels.x.XFixture.ACCOUNT;
import static dev.dragoman.channels.x.XFixture.NOW;
import static dev.dragoman.message.Visibility.PRIVATE;
import static dev.dragoman.message.Visibility.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Kept;
import dev.dragoman.channels.KeptForATest;
import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.Quota.Unit;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.Sent;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** What X asks of those who speak by its API: when they were summoned, how often, and at what price. */
class XRulesTests {

    private final MockWebServer server = new MockWebServer();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final KeptForATest kept = new KeptForATest();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private XChannel channel(String budget) {
        Clock clock = new Clock() {
            private final InstantSource source = now::get;

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return source.instant();
            }
        };
        return new XChannel(XFixture.settings(server.url("/").toString(), budget, ACCOUNT), kept, clock);
    }

    private void answers(String... samples) {
        for (String sample : samples) {
            server.enqueue(NetworkUnderTest.answer(XFixture.sample(sample)));
        }
    }

    private static Outbound unasked(Outbound outbound) {
        return new Outbound(
                outbound.address(), null, outbound.act(), outbound.byPerson(), outbound.key(), outbound.lastHeard());
    }

    @Test
    void linksNobodyWithoutTheirWord() {
        assertThat(XFixture.channel("http://127.0.0.1:9").linksNeedConsent()).isTrue();
    }

    @Test
    void answersNobodyWhoDidNotSummonTheAccount() {
        assertThat(channel("0").send(unasked(XFixture.say(PUBLIC, "Hello."))))
                .isEqualTo(
                        new Refused("X lets an app answer only a post that mentions, answers or quotes the account."));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void letsAPersonSpeakBelowThePostItBeganWith() throws InterruptedException {
        answers("answer-post");

        SendResult result = channel("0").send(XFixture.byPerson(unasked(XFixture.say(PUBLIC, "Hello."))));

        assertThat(result).isInstanceOf(Sent.class);
        assertThat(NetworkUnderTest.bodyOf(server.takeRequest()))
                .contains("\"in_reply_to_tweet_id\":\"" + XFixture.POST + "\"");
    }

    @Test
    void repliesToAPostByItselfOnce() {
        answers("answer-post", "answer-post");
        XChannel channel = channel("0");
        Outbound first = XFixture.say(PUBLIC, "Hello.");
        Outbound second = XFixture.withKey(first, "another-key");

        assertThat(channel.send(first)).isInstanceOf(Sent.class);
        assertThat(channel.send(second))
                .isEqualTo(new Refused("X allows one automatic reply to a post, and this one has its reply."));
        assertThat(channel.send(XFixture.byPerson(second))).isInstanceOf(Sent.class);
    }

    @Test
    void remembersItsReplyBeyondARestart() {
        answers("answer-post", "answer-post");
        Outbound first = XFixture.say(PUBLIC, "Hello.");

        assertThat(channel("0").send(first)).isInstanceOf(Sent.class);
        XChannel restarted = channel("0");

        assertThat(restarted.send(XFixture.withKey(first, "another-key"))).isInstanceOf(Refused.class);
        assertThat(restarted.send(first)).isInstanceOf(Sent.class);
    }

    /** A store that is away when it is asked which posts had their reply. */
    private static final class Away implements Kept {

        @Override
        public Optional<String> read(Key key) {
            throw new DataAccessResourceFailureException("away");
        }

        @Override
        public String change(Key key, UnaryOperator<String> change) {
            throw new DataAccessResourceFailureException("away");
        }
    }

    @Test
    void sendsNoReplyWhileNobodyKnowsWhetherThePostHadOne() {
        var channel =
                new XChannel(XFixture.settings(server.url("/").toString(), "0", ACCOUNT), new Away(), XFixture.CLOCK);

        SendResult result = channel.send(XFixture.say(PUBLIC, "Hello."));

        assertThat(result).isInstanceOf(SendResult.TryLater.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void triesAReplyAgainThatDidNotLeave() {
        answers("error-out-of-service", "answer-post");
        XChannel channel = channel("0");
        Outbound first = XFixture.say(PUBLIC, "Hello.");

        assertThat(channel.send(first)).isInstanceOf(TryLater.class);
        assertThat(channel.send(XFixture.withKey(first, "another-key"))).isInstanceOf(Sent.class);
    }

    @Test
    void takesOneCashtag() {
        answers("answer-post");

        assertThat(channel("0").send(XFixture.say(PUBLIC, "$ABC costs $5."))).isInstanceOf(Sent.class);
        assertThat(channel("0").send(XFixture.say(PUBLIC, "$ABC or $DEF?"))).isInstanceOf(Refused.class);
    }

    @Test
    void weighsItsWords() {
        answers("answer-post");

        assertThat(channel("0").send(XFixture.say(PUBLIC, "字".repeat(141))))
                .isEqualTo(new Refused("The text has a weight of 282 characters and X takes 280."));
        assertThat(channel("0").send(XFixture.say(PUBLIC, "字".repeat(140)))).isInstanceOf(Sent.class);
    }

    @Test
    void speaksOnlyToPeopleAndPostsWithANumber() {
        Outbound message = XFixture.say(PRIVATE, "Hello.");
        var elsewhere = new Address(XChannel.ID, message.address().account(), PRIVATE, new NetworkId("../../2/tweets"));
        var sent = new Outbound(elsewhere, null, message.act(), false, "key", NOW);
        Outbound hide = unasked(XFixture.outbound(PUBLIC, new Act.Moderate(Moderation.HIDE)));

        assertThat(channel("0").send(sent)).isInstanceOf(Refused.class);
        assertThat(channel("0").send(hide)).isInstanceOf(Refused.class);
        assertThat(channel("0").send(XFixture.outbound(PRIVATE, new Act.Moderate(Moderation.HIDE))))
                .isInstanceOf(Refused.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void callsNotBeforeTheResetThatXTells() {
        answers("error-throttled", "answer-message", "answer-post");
        XChannel channel = channel("0");
        Outbound message = XFixture.say(PRIVATE, "Hello.");

        assertThat(channel.send(message)).isInstanceOfSatisfying(TryLater.class, later -> {
            assertThat(later.pause()).isEqualTo(Duration.ofMinutes(10));
            assertThat(later.scope()).isEqualTo(TryLater.Scope.ACCOUNT);
        });
        now.set(NOW.plusSeconds(599));
        assertThat(channel.send(message))
                .isInstanceOfSatisfying(
                        TryLater.class, later -> assertThat(later.pause()).isEqualTo(Duration.ofSeconds(1)));
        assertThat(server.getRequestCount()).isOne();
        now.set(NOW.plusSeconds(600));
        assertThat(channel.send(message)).isInstanceOf(Sent.class);
    }

    @Test
    void restsWhenTheLastCallOfAWindowIsMade() {
        server.enqueue(NetworkUnderTest.answer(XFixture.sample("answer-message"))
                .newBuilder()
                .setHeader("x-rate-limit-remaining", "0")
                .build());
        XChannel channel = channel("0");

        assertThat(channel.send(XFixture.say(PRIVATE, "Hello."))).isInstanceOf(Sent.class);
        assertThat(channel.send(XFixture.say(PRIVATE, "Hello?"))).isInstanceOf(TryLater.class);
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void waitsForAWindowWhenXDoesNotSayHowLong() {
        answers("error-usage-capped");
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("x-rate-limit-reset", "1")
                .build());
        XChannel channel = channel("0");
        channel.send(XFixture.say(PRIVATE, "Hello."));

        assertThat(channel.send(XFixture.say(PRIVATE, "Hello.")))
                .isInstanceOfSatisfying(
                        TryLater.class, later -> assertThat(later.pause()).isEqualTo(Duration.ofMinutes(15)));
    }

    @ParameterizedTest
    @CsvSource({
        "PRIVATE, Hello., 0.030, 2",
        "PRIVATE, Hello., 0.029, 1",
        "PRIVATE, See https://shop.example, 0.030, 2",
        "PUBLIC, Hello., 0.030, 2",
        "PUBLIC, See https://shop.example, 0.399, 1",
        "PUBLIC, See shop.example, 0.400, 2",
        "PUBLIC, Hello., 0.014, 0",
    })
    void spendsNoMoreThanTheDailyBudget(Visibility visibility, String text, String budget, int sends) {
        String answer = visibility == PRIVATE ? "answer-message" : "answer-post";
        answers(answer, answer, answer);
        XChannel channel = channel(budget);
        Outbound outbound = XFixture.byPerson(XFixture.say(visibility, text));

        List<SendResult> results = List.of(channel.send(outbound), channel.send(outbound), channel.send(outbound));

        assertThat(results.stream().filter(Sent.class::isInstance)).hasSize(sends);
        assertThat(results.getLast()).isInstanceOfSatisfying(TryLater.class, later -> {
            assertThat(later.pause()).isEqualTo(Duration.ofMinutes(11 * 60 + 30));
            assertThat(later.scope()).isEqualTo(TryLater.Scope.ACCOUNT);
        });
    }

    @Test
    void remembersWhatWasSpentBeforeAStart() {
        answers("answer-message", "answer-message");
        channel("0.015").send(XFixture.say(PRIVATE, "Hello."));

        SendResult afterStart = channel("0.015").send(XFixture.say(PRIVATE, "Hello."));

        assertThat(afterStart).isInstanceOf(TryLater.class);
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void hasANewBudgetAtMidnight() {
        answers("answer-message", "answer-message");
        XChannel channel = channel("0.015");
        channel.send(XFixture.say(PRIVATE, "Hello."));

        now.set(Instant.parse("2026-03-03T00:00:00Z"));

        assertThat(channel.send(XFixture.say(PRIVATE, "Hello."))).isInstanceOf(Sent.class);
    }

    @Test
    void tellsWhatIsLeftOfTheBudgetAndOfTheLimits() {
        answers("answer-message");
        XChannel channel = channel("5");
        var account = new AccountId(XFixture.SHOP);
        Instant midnight = Instant.parse("2026-03-03T00:00:00Z");

        assertThat(channel.quotas(account)).containsExactly(new Quota(Unit.MILLS, 5000, 5000, midnight));

        channel.send(XFixture.say(PRIVATE, "Hello."));

        assertThat(channel.quotas(account))
                .containsExactly(
                        new Quota(Unit.MILLS, 4985, 5000, midnight),
                        new Quota(Unit.CALLS, 9, 15, Instant.ofEpochSecond(1772455500)));
    }
}
