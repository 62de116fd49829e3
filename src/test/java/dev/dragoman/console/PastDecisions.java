package dev.dragoman.console;

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
import dev.dragoman.replies.Decision;
import dev.dragoman.replies.DecisionLog;
import dev.dragoman.understanding.Understanding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages that were decided about in the past, written as the product writes them. */
final class PastDecisions {

    record Said(ConversationId conversation, String id) {}

    private PastDecisions() {}

    /** What was said, by channel, text and the rule that decided. */
    static Said decided(ConsoleHouse house, List<String> told) {
        String channel = told.get(0);
        String text = told.get(1);
        String rule = told.get(2);
        Conversations conversations = house.get(Conversations.class);
        var address = new Address(
                new ChannelId(channel),
                new AccountId(channel),
                Visibility.PRIVATE,
                new NetworkId(UUID.randomUUID().toString()));
        var said = new Inbound.Said(
                Event.of(address, new NetworkId(UUID.randomUUID().toString()), Instant.now()),
                Party.UNKNOWN,
                Content.of(text),
                null,
                null);
        var heard = new Understanding(
                text,
                "en",
                "greet",
                0.2,
                List.of(new Understanding.Ranked("greet", 0.2)),
                List.of(),
                Understanding.Mood.NEUTRAL,
                false,
                "embedded",
                Understanding.Scope.UNTOLD);
        var decision = new Decision(Decision.Choice.ANSWER, rule, "of the test", false, false, List.of());
        return house.get(TransactionTemplate.class).execute(status -> {
            conversations.file(said, Duration.ofDays(1));
            ConversationId id = conversations.open(address);
            String trigger = said.event().id().value();
            house.get(DecisionLog.class).write(new DecisionLog.Entry(id.value(), trigger, decision, heard, List.of()));
            return new Said(id, trigger);
        });
    }
}
