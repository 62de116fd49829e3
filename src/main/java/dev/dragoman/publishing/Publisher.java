package dev.dragoman.publishing;

import dev.dragoman.channels.Publishes;
import dev.dragoman.channels.SendResult;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets the channel of a due publication publish it, and writes down how that ended. */
@Component("publisher")
public class Publisher {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration UNTIL_SWITCHED_ON = Duration.ofMinutes(1);

    private final Leaving leaving;
    private final Outlets outlets;

    Publisher(Leaving leaving, Outlets outlets) {
        this.leaving = leaving;
        this.outlets = outlets;
    }

    /** Publishes, if the attempt is still the one that may leave. Every ending is a value. */
    public Ended publish(Due due) {
        if (!leaving.mayLeave(due)) {
            return new Ended(due, new SendResult.TryLater(Duration.ZERO, "held up before it left"));
        }
        SendResult result = outlets.channel(due.channel())
                .map(channel -> published(channel, due))
                .orElseGet(() -> new SendResult.TryLater(
                        UNTIL_SWITCHED_ON, "the channel " + due.channel() + " is switched off"));
        return new Ended(due, result);
    }

    /** A channel that breaks its promise never to throw leaves nobody knows what. */
    private static SendResult published(Publishes channel, Due due) {
        try {
            return channel.publish(due.publication());
        } catch (RuntimeException e) {
            LOG.warn("{}: failed while publishing {}: {}", due.channel(), due.placement(), e.toString());
            return new SendResult.Doubtful("the channel failed in an unplanned way");
        }
    }

    /** Settles with the channel's result. */
    public void settle(Ended ended) {
        leaving.settle(ended);
    }
}
