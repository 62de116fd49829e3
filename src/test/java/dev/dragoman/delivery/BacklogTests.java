package dev.dragoman.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hundred thousand sends that wait must not make the next one slow, nor hold up another account's. */
@RealPostgres
class BacklogTests {

    private final Sends sends;

    BacklogTests(DataSource source) {
        sends = new Sends(source);
    }

    @AfterEach
    void close() {
        sends.house.empty();
        sends.close();
    }

    @BeforeEach
    void fillTheOutbox() {
        backlog("keyednet", "PRIVATE", 1, 50_000);
        backlog("keyednet", "PUBLIC", 2, 40_000);
        backlog("mutenet", "PRIVATE", 1, 10_000);
        sends.sql.sql("analyze outbox, conversation").update();
    }

    /** Sends of one account, each in a conversation of its own. */
    private void backlog(String channel, String visibility, int rank, int many) {
        sends.sql
                .sql("""
                with opened as (
                    insert into conversation (key, channel, account, visibility, thread)
                    select :channel || :visibility || i, :channel, 'page', :visibility, 't' || i
                      from generate_series(1, :many) i
                    returning id, thread)
                insert into outbox (conversation, channel, account, visibility, thread, act, body, owner, rank,
                                    trigger, step, ordinal, plan, last_heard, not_after)
                select id, :channel, 'page', :visibility, thread, 'Say', '{"text":"Hello.","choices":[]}', 'BOT', :rank,
                       thread, 'answer', 0, 0, clock_timestamp(), clock_timestamp() + interval '1 day'
                  from opened
                """)
                .param("channel", channel)
                .param("visibility", visibility)
                .param("rank", rank)
                .param("many", many)
                .update();
    }

    @Test
    void staysQuickAndFairBehindALongBacklog() {
        List<Parcel> taken = takesQuickly();

        assertThat(taken)
                .filteredOn(it -> it.channel().value().equals("mutenet"))
                .hasSizeGreaterThan(80);
        assertThat(taken)
                .filteredOn(it -> it.outbound().address().visibility() == Visibility.PUBLIC)
                .hasSizeGreaterThan(25);
    }

    /** As after a quiet night, when the first thousands come before the statistics are taken anew. */
    @Test
    void staysQuickWhereStatisticsSayThatNothingWaits() {
        sends.sql.sql("update outbox set state = 'SENT'").update();
        sends.sql.sql("vacuum analyze outbox").update();
        sends.sql.sql("update outbox set state = 'WAITING' where n % 5 = 0").update();

        assertThat(takesQuickly()).hasSizeGreaterThan(200);
    }

    /** Takes and settles forty times, half of them within 60 ms. */
    private List<Parcel> takesQuickly() {
        List<Duration> times = new ArrayList<>();
        List<Parcel> taken = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            long begun = System.nanoTime();
            List<Parcel> some = sends.outbox.take(16);
            times.add(Duration.ofNanos(System.nanoTime() - begun));
            some.forEach(it -> sends.settlement.settle(it, new SendResult.Sent(new NetworkId("n-" + it.id()))));
            taken.addAll(some);
        }
        Collections.sort(times);
        assertThat(times.get(20)).as("the median of %s", times).isLessThan(Duration.ofMillis(60));
        return taken;
    }
}
