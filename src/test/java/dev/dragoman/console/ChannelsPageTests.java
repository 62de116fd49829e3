package dev.dragoman.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dragoman.TestEvents;
import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(120)
class ChannelsPageTests {

    static ConsoleHouse house;

    @BeforeAll
    static void open() {
        house = ConsoleHouse.open();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void saysWhenACustomerLastWrote() {
        Browser admin = house.administrator();
        assertThat(admin.get("/settings/channels").body()).contains("No customer has written for 30 days.");
        Address ada =
                new Address(channel().id(), account(), Visibility.PRIVATE, new NetworkId("8f14e45f-ceea-467f-8f14"));

        house.get(TransactionTemplate.class)
                .executeWithoutResult(status ->
                        house.get(Conversations.class).file(TestEvents.said(ada, "one", "Hello"), Duration.ZERO));

        Instant heard = house.get(Conversations.class)
                .lastHeard(channel().id(), account())
                .orElseThrow();
        assertThat(admin.get("/settings/channels").body()).contains("A customer last wrote <time datetime=\"" + heard);
        assertThat(heard).isCloseTo(Instant.now(), within(1, ChronoUnit.HOURS));
    }

    @Test
    void saysWhyAnAccountCannotBeRead() {
        house.get(JdbcClient.class)
                .sql("""
                        insert into high_water (channel, account, heard_until, next_look, trouble)
                        values (:channel, :account, clock_timestamp(), clock_timestamp(), 'HTTP 503 <b>')
                        """)
                .param("channel", channel().id().value())
                .param("account", account().value())
                .update();

        String page = house.administrator().get("/settings/channels").body();

        assertThat(page).contains("What is said here cannot be read: HTTP 503 &lt;b&gt;", "Needs attention");
    }

    private static Channel channel() {
        return house.get(ChannelRegistry.class).find(new ChannelId("webchat")).orElseThrow();
    }

    private static AccountId account() {
        return channel().accounts().getFirst().id();
    }
}
