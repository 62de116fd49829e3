package dev.dragoman.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What our bot says on one page reaches our bot on another as a customer's words, and the other way round. */
@ExtendWith(SharedHouse.class)
class TwoBotsTests {

    private static final int MOST = 6;
    private static final Duration WATCHED = Duration.ofSeconds(Runs.size("bots", 12));
    private static final List<String> BOTS = List.of("7900000000000001", "7900000000000002");

    private final AtomicInteger mids = new AtomicInteger();
    private final House house;
    private final Customers customers;

    TwoBotsTests(House house) {
        this.house = house;
        this.customers = house.customers();
    }

    @Test
    void stopTalkingToEachOther() throws Exception {
        house.graph().onTaken(post -> {
            if (BOTS.contains(post.thread())) {
                Thread.ofVirtual().start(() -> passOn(post));
            }
        });

        hear(House.PAGE_A, BOTS.getFirst(), "Where is my parcel 123456?");
        Runs.pass(WATCHED);
        house.graph().onTaken(post -> {});

        System.out.println("TwoBotsTests: " + said() + " messages");
        assertThat(said()).isBetween(1L, (long) MOST);
        house.settle(Duration.ofSeconds(30));
    }

    @Test
    void giveUpOnAForeignBotThatAsksAnewAfterEveryReply() throws Exception {
        Message first = Customers.question();
        house.graph().onTaken(post -> {
            if (post.thread().equals(first.psid())) {
                Thread.ofVirtual().start(() -> customers.say(Customers.question(first.psid())));
            }
        });

        customers.say(first);
        Runs.pass(WATCHED);
        house.graph().onTaken(post -> {});

        assertThat(house.graph().seenBy(first.psid())).hasSizeBetween(1, MOST);
        house.settle(Duration.ofSeconds(30));
    }

    /** The words of one page's bot are said by a customer of the other page. */
    private void passOn(Post post) {
        boolean fromA = post.page().equals(House.PAGE_A);
        hear(fromA ? House.PAGE_B : House.PAGE_A, BOTS.get(fromA ? 1 : 0), post.text());
    }

    private void hear(String page, String psid, String words) {
        var message = new Message(page, psid, "m_bot_" + mids.incrementAndGet(), 0, Instant.now());
        customers.deliver(Payloads.words(message, words));
    }

    private long said() {
        return house.graph().posts().stream()
                .filter(post -> BOTS.contains(post.thread()))
                .count();
    }
}
