package dev.dragoman.flow;

import dev.dragoman.bus.Arrival;
import dev.dragoman.bus.Bus;
import dev.dragoman.bus.Quarantine;
import dev.dragoman.bus.QuarantineOutcome;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.WebhookChannel;
import dev.dragoman.message.ChannelId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives what lies in quarantine another try: events go back into the log, requests through their channel's parser. */
@Component
public class Replay {

    private final Quarantine quarantine;
    private final ChannelRegistry channels;
    private final Bus bus;

    Replay(Quarantine quarantine, ChannelRegistry channels, Bus bus) {
        this.quarantine = quarantine;
        this.channels = channels;
        this.bus = bus;
    }

    /** Tries a row again for this person, in one transaction. What still cannot be read stays where it is. */
    @Transactional
    public QuarantineOutcome again(long id, String by) {
        Optional<Quarantine.Held> open = quarantine.hold(id);
        if (open.isEmpty()) {
            return quarantine.settledAlready(id);
        }
        Quarantine.Held held = open.get();
        return held.kind() == null ? read(held, by) : quarantine.again(held, by);
    }

    private QuarantineOutcome read(Quarantine.Held held, String by) {
        var channel = new ChannelId(held.channel());
        if (!(channels.find(channel).orElse(null) instanceof WebhookChannel network)) {
            return new QuarantineOutcome.StillUnreadable("the channel " + channel + " is switched off");
        }
        return switch (network.read(held.body())) {
            case Reception.Taken taken -> {
                bus.append(new Arrival(channel, held.body(), taken.events(), taken.skipped()));
                yield quarantine.readAgain(held, by, taken.events().size());
            }
            case Reception.Unreadable bad -> new QuarantineOutcome.StillUnreadable(bad.why());
            case Reception.Refused refused -> new QuarantineOutcome.StillUnreadable(refused.why());
            case Reception.Handshake handshake -> new QuarantineOutcome.StillUnreadable("it is a set-up handshake");
        };
    }
}
