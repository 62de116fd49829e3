package dev.dragoman.delivery;

import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.RepliesPrivately;
import dev.dragoman.message.Act;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Until when a network would take a send again. */
@Component
class Windows {

    private final ChannelRegistry channels;

    Windows(ChannelRegistry channels) {
        this.channels = channels;
    }

    /** Null for no limit. The bot's words keep the bot's window, whoever sends them again. */
    @Nullable
    Instant closes(Doubt doubt, Instant lastHeard) {
        Channel channel = channels.find(doubt.address().channel()).orElse(null);
        if (channel == null || !doubt.sending().act().keepsWindow()) {
            return null;
        }
        if (doubt.sending().act() instanceof Act.ReplyPrivately && channel instanceof RepliesPrivately network) {
            return lastHeard.plus(network.privateReplyWindow()).minusSeconds(60);
        }
        boolean byPerson = doubt.sending().authorName() != null;
        return channel.limits(doubt.address().visibility()).closes(lastHeard, byPerson);
    }
}
