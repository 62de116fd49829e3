package dev.dragoman.channels;

import dev.dragoman.message.AccountId;
import java.time.Instant;

/** A network that can be asked afterwards what was said, so that nothing is missed while nobody listened. */
public interface CatchesUp {

    /**
     * What was said to an account since a time, each event with the same id, kind and version that its webhook has, so
     * that hearing it both ways is hearing it once. Never throws for anything the network or the wire may do.
     */
    Missed missed(AccountId account, Instant since);
}
