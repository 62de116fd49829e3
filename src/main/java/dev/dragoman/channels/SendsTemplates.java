package dev.dragoman.channels;

import dev.dragoman.message.AccountId;

/**
 * A channel whose network approves texts beforehand that may go outside its reply window too: it takes
 * {@link dev.dragoman.message.Act.Template}, from people alone.
 */
public interface SendsTemplates extends Channel {

    /** Those that an account may use now; asks the network now and then, and never throws for it or the wire. */
    ApprovedTemplates templates(AccountId account);
}
