package dev.dragoman.channels;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.Attachment;
import java.util.Optional;

/** A channel whose attachments are references that only the network itself can turn into an address. */
public interface FetchesMedia extends Channel {

    /**
     * Asks the network where the file is just now. Empty when it is no reference of this network, or the network does
     * not hand it out. Never throws for the network or the wire.
     */
    Optional<MediaSource> media(AccountId account, Attachment attachment);
}
