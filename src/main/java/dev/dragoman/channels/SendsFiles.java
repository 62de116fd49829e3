package dev.dragoman.channels;

import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;

/** A channel that takes {@link dev.dragoman.message.Act.SendFile}, from people alone. */
public interface SendsFiles extends Channel {

    /** Which files may go in private messages or under public comments; {@link FileLimits#NONE} where none may. */
    FileLimits files(Visibility visibility);

    /**
     * Sends a file that is within the limits. Never throws for anything the network or the wire may do, as
     * {@link #send}.
     */
    SendResult sendFile(Outbound outbound, OutgoingFile file);
}
