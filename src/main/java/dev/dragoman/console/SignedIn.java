package dev.dragoman.console;

import dev.dragoman.staff.Agent;
import dev.dragoman.staff.Role;
import dev.dragoman.staff.Staff;
import dev.dragoman.staff.Standing;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * The person behind a session.
 *
 * @param roles    what this session may do; the demo's may do more than the demo agent
 * @param standing what it rests on
 * @param at       when the person signed in
 */
public record SignedIn(Agent agent, Set<Role> roles, Standing standing, Instant at) implements Principal {

    /** How long a session lasts at most, however busy it is. */
    private static final Duration LONGEST = Duration.ofHours(12);

    /** Whether nothing that the session rests on has changed since the person signed in. */
    public boolean isStillWelcome(Staff staff) {
        return at.plus(LONGEST).isAfter(Instant.now())
                && staff.standing(agent.id()).filter(standing::equals).isPresent();
    }

    @Override
    public String getName() {
        return agent.login();
    }
}
