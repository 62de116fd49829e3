package dev.dragoman.simulator.whatsapp;

import dev.dragoman.simulator.GraphAnswer;
import dev.dragoman.simulator.GraphCall;
import dev.dragoman.simulator.Journal;
import dev.dragoman.simulator.MetaSimulator;
import dev.dragoman.simulator.NetworkClock;
import dev.dragoman.simulator.Phone;
import dev.dragoman.simulator.Play;
import dev.dragoman.simulator.SubscribedApps;
import dev.dragoman.simulator.WhenSimulating;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** The pretend WhatsApp, as tests and programs use it: do what a customer does, see what came of it, misbehave. */
@Component
@WhenSimulating
public class WhatsappSimulator extends MetaSimulator<WhatsappTraits> {

    private final NumberSettings number;
    private final Phone phone;
    private final Sends sends;

    WhatsappSimulator(NumberSettings number, Journal journal, NetworkClock clock) {
        super(number, WhatsappTraits.CALM, journal, clock);
        this.number = number;
        var events = new WhatsappEvents(number, world, sender, behaviour::now);
        phone = new Phone(world, events);
        sends = new Sends(world, behaviour, events);
    }

    /** The acts are {@code write, picture, press, edit, withdraw, react, read} and {@code inbox}, a person in the app. */
    @Override
    public String play(Play play) {
        if (play.act().equals("start")) {
            throw new IllegalArgumentException("WhatsApp has no button to begin with.");
        }
        return world.alone(() -> phone.play(play));
    }

    @Override
    protected GraphAnswer answer(GraphCall call) {
        boolean isNumber = call.object().equals(number.account());
        return switch (call.edge()) {
            case "messages" -> isNumber && call.isPost() ? sends.send(call) : GraphAnswer.noSuchObject();
            case "subscribed_apps" ->
                call.object().equals(number.businessAccount())
                        ? SubscribedApps.answer(call, world, settings)
                        : GraphAnswer.noSuchObject();
            case "" -> isNumber && call.isGet() ? self() : GraphAnswer.noSuchObject();
            default -> GraphAnswer.noSuchObject();
        };
    }

    private GraphAnswer self() {
        return GraphAnswer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("id", number.account())
                .put("display_phone_number", NumberSettings.PHONE)
                .put("verified_name", number.accountName()));
    }
}
