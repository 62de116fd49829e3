package dev.dragoman.console.entrance;

import dev.dragoman.console.SignedIn;
import dev.dragoman.staff.Agent;
import dev.dragoman.staff.Audit;
import dev.dragoman.staff.Role;
import dev.dragoman.staff.Staff;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Turns a login and a password into a session's person. */
final class PasswordSignIn implements AuthenticationProvider {

    private static final int LONGEST = 200;

    private final Staff staff;
    private final Audit audit;
    private final SignInDelay delay;

    PasswordSignIn(Staff staff, Audit audit, SignInDelay delay) {
        this.staff = staff;
        this.audit = audit;
        this.delay = delay;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String login = attempt.getName().strip().toLowerCase(Locale.ROOT);
        String password = String.valueOf(attempt.getCredentials());
        String address = attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        if (login.length() > LONGEST || password.length() > LONGEST) {
            throw new BadCredentialsException("too long");
        }
        Duration wait = delay.begin(login, address);
        if (!wait.isZero()) {
            throw new TooSoon(wait);
        }
        Agent agent = staff.signIn(login, password).orElseThrow(() -> new BadCredentialsException("wrong"));
        delay.succeeded(login, address);
        audit.record(agent.id(), "sign-in", "staff:" + agent.id(), Map.of("address", address));
        return session(staff, agent, EnumSet.of(agent.role()));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    /** What a session holds of a person. */
    static Authentication session(Staff staff, Agent agent, Set<Role> roles) {
        var standing = staff.standing(agent.id()).orElseThrow(() -> new BadCredentialsException("disabled"));
        var who = new SignedIn(agent, Set.copyOf(roles), standing, Instant.now());
        List<SimpleGrantedAuthority> authorities = roles.stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(who, null, authorities);
    }
}
