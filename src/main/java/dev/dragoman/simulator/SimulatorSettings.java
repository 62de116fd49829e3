package dev.dragoman.simulator;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the pretend page and the product must agree on, from {@code dragoman.channels.facebook}. */
@Component
@WhenSimulating
final class SimulatorSettings extends MetaSettings {

    SimulatorSettings(Environment environment) {
        super(environment, "facebook");
    }

    String pageId() {
        return account();
    }

    String pageName() {
        return accountName();
    }

    @Override
    public String object() {
        return "page";
    }

    @Override
    public GraphAnswer tooMany(GraphCall call) {
        return useCase(call).equals("messenger")
                ? GraphAnswer.refused(80006, 0, "There have been too many calls to this Messenger account.")
                : GraphAnswer.refused(80001, 0, "There have been too many calls to this Page account.");
    }

    @Override
    public String useCase(GraphCall call) {
        return call.edge().equals("messages") ? "messenger" : "pages";
    }
}
