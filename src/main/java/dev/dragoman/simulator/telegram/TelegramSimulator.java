package dev.dragoman.simulator.telegram;

import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.Play;
import dev.dragoman.simulator.PretendNetwork;
import dev.dragoman.simulator.WhenSimulating;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The pretend Telegram, as tests and programs use it: do what a customer does, see what came of it, misbehave. */
@Component
@WhenSimulating
public class TelegramSimulator implements PretendNetwork {

    static final String NAME = "telegram";

    private final Telegram telegram;
    private final Customers customers;
    private final Updates updates;
    private final BotBehaviour behaviour;

    TelegramSimulator(Telegram telegram, Customers customers, Updates updates, BotBehaviour behaviour) {
        this.telegram = telegram;
        this.customers = customers;
        this.updates = updates;
        this.behaviour = behaviour;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The acts are {@code start, write, picture, press, edit, react, block} and {@code unblock}. */
    @Override
    public String play(Play play) {
        return telegram.alone(() -> customers.play(play));
    }

    /** A customer writes to the bot; returns the number of the message. */
    public String write(int customer, String text) {
        return play(new Play("write", customer, null, text, null));
    }

    @Override
    public List<Line> conversation(int customer) {
        return telegram.alone(() -> telegram.chat(customer).lines());
    }

    @Override
    public BotTraits traits() {
        return behaviour.now();
    }

    @Override
    public BotTraits change(Map<String, ?> traits) {
        return behaviour.change(traits);
    }

    @Override
    public int undelivered() {
        return updates.size();
    }

    @Override
    public void reset() {
        behaviour.calm();
        telegram.alone(() -> {
            telegram.clear();
            return true;
        });
    }
}
