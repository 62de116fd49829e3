package dev.dragoman.delivery;

import dev.dragoman.channels.SendResult;
import dev.dragoman.system.Groups;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** How sends ended, written down: those that arrived, which is most, many by one commit, all others by themselves. */
@Component
public class SettledTogether {

    /** The customer has the reply by then, so nobody waits for this. */
    private static final Groups.Size SIZE = new Groups.Size(64, 1, 1024, Duration.ofMillis(5));

    private static final long LONGEST_SECONDS = 10;

    private final Settlement settlement;
    private final Groups<Arrived> groups;

    SettledTogether(Settlement settlement) {
        this.settlement = settlement;
        this.groups = new Groups<>("settled", SIZE, this::write);
    }

    /** A send that reached its network, under the id it got there. */
    record Arrived(Parcel parcel, SendResult.Sent sent) {}

    /** Writes down how a send ended, as {@link Settlement#settle} does; returns after the commit. */
    public void settle(Parcel parcel, SendResult result) {
        boolean isSettled =
                result instanceof SendResult.Sent sent && sent.thread() == null && together(new Arrived(parcel, sent));
        if (!isSettled) {
            settlement.settle(parcel, result);
        }
    }

    private boolean together(Arrived arrived) {
        var done = groups.add(arrived);
        try {
            done.get(LONGEST_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            done.cancel(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** What somebody else works on just now is left out of the group, lest two wait for each other in a circle. */
    private void write(List<Arrived> group) {
        Set<UUID> written = settlement.arrived(group);
        for (Arrived arrived : group) {
            if (!written.contains(arrived.parcel().id())) {
                settlement.settle(arrived.parcel(), arrived.sent());
            }
        }
    }

    @PreDestroy
    void stop() {
        groups.close();
    }
}
