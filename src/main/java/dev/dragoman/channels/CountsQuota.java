package dev.dragoman.channels;

import dev.dragoman.message.AccountId;
import java.util.List;

/** A channel that knows how much an account may still do. */
public interface CountsQuota extends Channel {

    /** What is left for this account; empty until something was counted, and for an unknown account. Calls nobody. */
    List<Quota> quotas(AccountId account);
}
