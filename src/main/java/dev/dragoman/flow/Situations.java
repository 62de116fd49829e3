package dev.dragoman.flow;

import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.LikesComments;
import dev.dragoman.channels.RepliesPrivately;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.replies.Situation;
import dev.dragoman.understanding.Library;
import dev.dragoman.understanding.Understanding;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together all that a decision depends on. */
@Component
class Situations {

    private final Library library;
    private final ChannelRegistry channels;

    Situations(Library library, ChannelRegistry channels) {
        this.library = library;
        this.channels = channels;
    }

    Situation of(Conversation conversation, Understanding heard) {
        Optional<Channel> channel = channels.find(conversation.address().channel());
        return new Situation(
                conversation.address().visibility(),
                heard,
                Optional.ofNullable(heard.intent()).flatMap(name -> library.intent(heard.language(), name)),
                conversation.misses(),
                channel.filter(LikesComments.class::isInstance).isPresent(),
                channel.filter(RepliesPrivately.class::isInstance).isPresent());
    }
}
