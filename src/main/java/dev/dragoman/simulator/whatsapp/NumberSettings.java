package dev.dragoman.simulator.whatsapp;

import dev.dragoman.simulator.GraphAnswer;
import dev.dragoman.simulator.GraphCall;
import dev.dragoman.simulator.MetaSettings;
import dev.dragoman.simulator.WhenSimulating;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the pretend WhatsApp and the product must agree on, from {@code dragoman.channels.whatsapp}. */
@Component
@WhenSimulating
final class NumberSettings extends MetaSettings {

    /** The number itself, of which {@link #account} is the id. */
    static final String PHONE = "15550100001";

    NumberSettings(Environment environment) {
        super(environment, "whatsapp");
    }

    String businessAccount() {
        return get("accounts[0].business-account", "3000000000000001");
    }

    @Override
    public String object() {
        return "whatsapp_business_account";
    }

    @Override
    public String messagePrefix() {
        return "wamid.";
    }

    @Override
    public GraphAnswer throttled() {
        return GraphAnswer.refused(130429, 0, "Rate limit hit");
    }

    @Override
    public GraphAnswer tooMany(GraphCall call) {
        return GraphAnswer.refused(80007, 0, "The WhatsApp Business Account has reached its rate limit.");
    }

    @Override
    public String useCase(GraphCall call) {
        return "whatsapp";
    }
}
