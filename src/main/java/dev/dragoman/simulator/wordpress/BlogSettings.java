package dev.dragoman.simulator.wordpress;

import dev.dragoman.simulator.NetworkSettings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.core.env.Environment;

/** What the pretend blog and the product must agree on, from {@code dragoman.channels.wordpress}. */
final class BlogSettings extends NetworkSettings {

    BlogSettings(Environment environment) {
        super(environment, WordPressSimulator.NAME);
    }

    /** The user in whose name the API is called. */
    String username() {
        return get("accounts[0].username", "brand");
    }

    /** What every call must carry as its {@code Authorization}. */
    String authorization() {
        String password =
                get("accounts[0].application-password", "simulated-password").replace(" ", "");
        byte[] pair = (username() + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** The number of a person who answers for the brand: a colleague's, or the user's own when there is none. */
    long colleague() {
        return Long.parseLong(get("accounts[0].colleagues[0]", String.valueOf(Blog.ME)));
    }
}
