package dev.dragoman.webchat;

import dev.dragoman.media.KeptFiles;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The web chat's door for the rest of the house. */
@Component
@WhenWebchatIsOn
public class Webchat {

    /** The name of the channel. */
    public static final ChannelId CHANNEL = new ChannelId("webchat");

    /** Its one account. */
    public static final AccountId ACCOUNT = new AccountId("site");

    /** What the widget's button "talk to a person" sends. */
    public static final String TALK_TO_A_PERSON = "/talk_to_a_person";

    private final Visitors visitors;
    private final KeptFiles files;

    Webchat(Visitors visitors, KeptFiles files) {
        this.visitors = visitors;
        this.files = files;
    }

    /** The conversation of one visitor. */
    static Address address(UUID visitor) {
        return new Address(CHANNEL, ACCOUNT, Visibility.PRIVATE, new NetworkId(visitor.toString()));
    }

    /** Deletes a visitor with all messages and files; the widget then starts anew. False when there was nothing to delete. */
    @Transactional
    public boolean forget(NetworkId visitor) {
        files.forget(visitor.value());
        return VisitorId.parse(visitor.value()).map(visitors::forget).orElse(false);
    }
}
