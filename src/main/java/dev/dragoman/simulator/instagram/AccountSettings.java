package dev.dragoman.simulator.instagram;

import dev.dragoman.simulator.GraphAnswer;
import dev.dragoman.simulator.GraphCall;
import dev.dragoman.simulator.MetaSettings;
import dev.dragoman.simulator.WhenSimulating;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the pretend Instagram and the product must agree on, from {@code dragoman.channels.instagram}. */
@Component
@WhenSimulating
final class AccountSettings extends MetaSettings {

    AccountSettings(Environment environment) {
        super(environment, "instagram");
    }

    /** The account's user name, without the @. */
    String username() {
        return get("accounts[0].username", "simulated.account").replaceFirst("^@", "");
    }

    @Override
    public String object() {
        return "instagram";
    }

    @Override
    public String messagePrefix() {
        return "aWdf";
    }

    @Override
    public GraphAnswer tooMany(GraphCall call) {
        return GraphAnswer.refused(80002, 0, "There have been too many calls to this Instagram account.");
    }

    @Override
    public String useCase(GraphCall call) {
        return "instagram";
    }
}
