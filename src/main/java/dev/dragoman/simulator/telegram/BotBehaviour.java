package dev.dragoman.simulator.telegram;

import dev.dragoman.simulator.NetworkBehaviour;
import dev.dragoman.simulator.WhenSimulating;
import org.springframework.stereotype.Component;

/** The traits of the moment. */
@Component
@WhenSimulating
final class BotBehaviour extends NetworkBehaviour<BotTraits> {

    BotBehaviour() {
        super(BotTraits.CALM);
    }
}
