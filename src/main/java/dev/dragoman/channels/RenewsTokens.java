package dev.dragoman.channels;

import dev.dragoman.message.AccountId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A channel that renews access tokens before they end. */
public interface RenewsTokens extends Channel {

    /** How old this account's token is; empty as long as the one of the settings is good. Calls nobody. */
    Optional<TokenAge> tokenAge(AccountId account);

    /**
     * The life of a token.
     *
     * @param renewed when the network gave it; null where that was not noted
     * @param ends    when it ends and is renewed again
     */
    record TokenAge(@Nullable Instant renewed, Instant ends) {}
}
