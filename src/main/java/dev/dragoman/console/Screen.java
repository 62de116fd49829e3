package dev.dragoman.console;

import dev.dragoman.staff.Agent;
import dev.dragoman.staff.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every page and fragment knows of the request it answers. A handler takes it as a parameter; its cursor of the
 * live stream is then older than whatever the handler reads afterwards.
 */
public final class Screen {

    private final Words words;
    private final Facts facts;

    Screen(Words words, Facts facts) {
        this.words = words;
        this.facts = facts;
    }

    /**
     * The facts of a request.
     *
     * @param path      without query
     * @param theme     {@code light}, {@code dark} or {@code auto}
     * @param csrf      to be sent back with everything that changes something
     * @param cursor    of the live stream
     * @param simulator whether the pretend networks are on
     */
    record Facts(
            @Nullable SignedIn who,
            String path,
            String language,
            String theme,
            String csrf,
            String cursor,
            boolean demo,
            boolean simulator) {}

    /** The sentence of a key; see {@link Words#say}. */
    public String say(String key, Object... arguments) {
        return words.say(facts.language, key, arguments);
    }

    /** The sentence of a key for a number; see {@link Words#count}. */
    public String count(String key, long number) {
        return words.count(facts.language, key, number);
    }

    /** Why something waits, failed or changed hands; see {@link Words#reason}. */
    public String reason(String stored) {
        return words.reason(facts.language, stored);
    }

    /** Who looks at it; refuses on a page that is shown without sign-in. */
    public Agent agent() {
        return who().map(SignedIn::agent).orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    /** Who looks at it, on pages that are shown without sign-in too. */
    public Optional<SignedIn> who() {
        return Optional.ofNullable(facts.who);
    }

    /** Whether the person may do what this role or an administrator may. */
    public boolean may(Role role) {
        return who().map(SignedIn::roles)
                .filter(roles -> roles.contains(role) || roles.contains(Role.ADMINISTRATOR))
                .isPresent();
    }

    /** Whether the page lies at this path or below. */
    public boolean isAt(String path) {
        return facts.path.equals(path) || facts.path.startsWith(path + "/");
    }

    public String path() {
        return facts.path;
    }

    public String language() {
        return facts.language;
    }

    public String theme() {
        return facts.theme;
    }

    /** The token for a hidden field {@code _csrf}; htmx and our modules find it in the page's head. */
    public String csrf() {
        return facts.csrf;
    }

    /** Where the live stream stood before this page was read. */
    public String cursor() {
        return facts.cursor;
    }

    public boolean demo() {
        return facts.demo;
    }

    public boolean simulator() {
        return facts.simulator;
    }
}
