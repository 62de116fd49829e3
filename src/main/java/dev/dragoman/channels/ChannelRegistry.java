package dev.dragoman.channels;

import dev.dragoman.message.ChannelId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** All channels that are switched on, by their id. */
@Component
public class ChannelRegistry {

    private final Map<String, Channel> channels = new TreeMap<>();

    ChannelRegistry(Collection<Channel> all) {
        all.forEach(channel -> channels.put(channel.id().value(), channel));
    }

    /** The channel of this id; empty when it is switched off. */
    public Optional<Channel> find(ChannelId id) {
        return Optional.ofNullable(channels.get(id.value()));
    }

    /** All of them, by name. */
    public Collection<Channel> all() {
        return channels.values();
    }
}
