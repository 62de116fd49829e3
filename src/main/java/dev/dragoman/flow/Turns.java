package dev.dragoman.flow;

import dev.dragoman.conversations.ConversationId;
import dev.dragoman.flow.Preparation.Prepared;
import dev.dragoman.system.Groups;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Turns of the bot in several conversations by one transaction; what goes wrong for one is tried again by itself. */
@Component("turns")
public class Turns {

    private static final Groups.Size SIZE = new Groups.Size(32, 2, 1024, Duration.ofMillis(5));

    /** As long as a lease: later it is somebody else's turn. */
    private static final long LONGEST_SECONDS = 15;

    private final Turn turn;
    private final Groups<Prepared> groups;

    Turns(Turn turn) {
        this.turn = turn;
        this.groups = new Groups<>("turns", SIZE, this::write);
    }

    /** Takes the turn, as {@link Turn#take} does, and returns after the commit. */
    public void take(Prepared prepared) throws InterruptedException {
        CompletableFuture<Void> done = groups.add(prepared);
        try {
            done.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            turn.take(prepared);
        } catch (TimeoutException e) {
            // Whether it is decided, only the store knows; if not, the conversation is found again.
            done.cancel(false);
        }
    }

    /** What somebody else works on just now is left out of the group, lest two wait for each other in a circle. */
    private void write(List<Prepared> group) {
        Set<ConversationId> taken = turn.takeAll(group);
        for (Prepared prepared : group) {
            if (!taken.contains(prepared.conversation().id())) {
                turn.take(prepared);
            }
        }
    }

    @PreDestroy
    void stop() {
        groups.close();
    }
}
