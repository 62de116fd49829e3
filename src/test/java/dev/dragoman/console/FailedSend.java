package dev.dragoman.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.delivery.Doubts;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.delivery.Sending;
import dev.dragoman.flow.Desk;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.LastWrites;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Nina's reply that ended badly, in a house whose routes run. */
record FailedSend(ConsoleHouse house, UUID id, String conversation) {

    /** Ends in the transaction that writes it, so that no route ever sees it wait. */
    static FailedSend in(ConsoleHouse house, ChannelId channel, String state, String text) {
        ConversationId conversation =
                Objects.requireNonNull(house.get(TransactionTemplate.class).execute(status -> {
                    ConversationId id = house.get(Conversations.class)
                            .open(new Address(
                                    channel,
                                    new AccountId("104800000000001"),
                                    Visibility.PRIVATE,
                                    new NetworkId(UUID.randomUUID().toString())));
                    house.get(Desk.class).reply(id, new Holder(UUID.randomUUID(), "Nina"), UUID.randomUUID(), text);
                    house.get(JdbcClient.class)
                            .sql("update conversation set last_heard = clock_timestamp() where id = :id")
                            .param("id", id.value())
                            .update();
                    house.get(LastWrites.class)
                            .add(
                                    "update outbox set state = :state, settled_at = clock_timestamp() where conversation = :id",
                                    new MapSqlParameterSource("state", state).addValue("id", id.value()));
                    return id;
                }));
        UUID send = house.get(Outbox.class).of(conversation).getFirst().id();
        return new FailedSend(house, send, conversation.toString());
    }

    FailedSend because(String reason) {
        house.get(JdbcClient.class)
                .sql("update outbox set reason = :reason where id = :id")
                .param("reason", reason)
                .param("id", id)
                .update();
        return this;
    }

    String path(String action) {
        return "/failures/sends/" + id + "/" + action;
    }

    String since() {
        return house.get(Doubts.class).list().stream()
                .filter(it -> it.sending().id().equals(id))
                .map(it -> it.since().toString())
                .findFirst()
                .orElseThrow();
    }

    Sending now() {
        return house.get(Outbox.class).of(new ConversationId(UUID.fromString(conversation))).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 30 s").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
