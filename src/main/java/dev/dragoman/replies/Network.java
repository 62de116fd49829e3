package dev.dragoman.replies;

import dev.dragoman.channels.Channel;
import dev.dragoman.channels.Limits;
import dev.dragoman.message.Visibility;

/**
 * What a network allows, by its channel's name.
 *
 * @param name    the channel's id
 * @param message limits of private messages
 * @param comment limits of public comments
 */
public record Network(String name, Limits message, Limits comment) {

    /** The limits of a channel that is switched on. */
    public static Network of(Channel channel) {
        return new Network(channel.id().value(), channel.limits(Visibility.PRIVATE), channel.limits(Visibility.PUBLIC));
    }

    /** Whether nothing can be said there at all. */
    public boolean isSilent() {
        return message.isSilent() && comment.isSilent();
    }

    Limits limits(Visibility visibility) {
        return visibility == Visibility.PUBLIC ? comment : message;
    }
}
