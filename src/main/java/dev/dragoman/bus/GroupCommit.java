package dev.dragoman.bus;

import dev.dragoman.system.Groups;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/**
 * Makes many requests durable by one commit. An idle house commits at once, and a busy one in groups, without anybody
 * waiting for company.
 */
@Component
public class GroupCommit {

    /** Two writers, so that a group gathers while another is being written. */
    private static final Groups.Size SIZE = new Groups.Size(64, 2, 2048, Duration.ZERO);

    private final Groups<Arrival> groups;

    GroupCommit(Bus bus) {
        this.groups = new Groups<>("group-commit", SIZE, bus::append);
    }

    /**
     * Appends this request with the next group. The future ends when it is durable, or with what went wrong; who
     * cancels it before its group is taken has not appended anything.
     */
    public CompletableFuture<Void> append(Arrival arrival) {
        return groups.add(arrival);
    }

    @PreDestroy
    void stop() {
        groups.close();
    }
}
