package dev.dragoman.channels.x;

import dev.dragoman.channels.Kept;
import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.NetworkAnswer.NotSent;
import dev.dragoman.channels.NetworkAnswer.Unclear;
import dev.dragoman.channels.NetworkClient;
import dev.dragoman.channels.RenewedTokens;
import dev.dragoman.channels.RenewedTokens.Renewal;
import dev.dragoman.channels.Seal;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.AccountStopped;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.message.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import okhttp3.Credentials;
import tools.jackson.databind.JsonNode;

/** Renews the tokens of accounts with OAuth 2.0: an access token lasts two hours, a refresh token is taken once. */
final class XTokens {

    private static final int UNSTATED = 7200;

    private final NetworkClient client;
    private final XSettings settings;
    private final Kept kept;
    private final Clock clock;

    XTokens(XSettings settings, NetworkClient client, Kept kept, Clock clock) {
        this.settings = settings;
        this.client = client;
        this.kept = kept;
        this.clock = clock;
    }

    /** The tokens of an account. */
    RenewedTokens<SendResult> of(XSettings.Account account) {
        var key = new Kept.Key(XChannel.ID, new AccountId(account.id()), "tokens");
        return new RenewedTokens<>(
                new RenewedTokens.Store(kept, key, new Seal(settings.consumerSecret()), clock),
                new RenewedTokens.Given(account.token(), account.refreshToken()),
                refresh -> refresh.isEmpty() ? dead() : renew(refresh),
                XTokens::later);
    }

    private Renewal<SendResult> renew(String refreshToken) {
        var credentials = Map.of("Authorization", Credentials.basic(settings.clientId(), settings.clientSecret()));
        var form =
                Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, "client_id", settings.clientId());
        return switch (client.postForm("2/oauth2/token", credentials, form)) {
            case Answered answered -> read(answered);
            case NotSent(String why) -> new Renewal.Failed<>(later("X could not be reached (" + why + ")."));
            case Unclear(String why) -> new Renewal.Failed<>(later("X's answer got lost (" + why + ")."));
        };
    }

    private static Renewal<SendResult> read(Answered answered) {
        JsonNode body = XFields.json(answered.body());
        if (answered.status() == 200) {
            return new Renewal.Renewed<>(
                    body.path("access_token").stringValue(""),
                    body.path("refresh_token").stringValue(""),
                    Duration.ofSeconds(body.path("expires_in").intValue(UNSTATED)));
        }
        return answered.status() == 429 || answered.status() >= 500
                ? new Renewal.Failed<>(
                        later("X gives no access token for the moment (HTTP " + answered.status() + ")."))
                : dead();
    }

    private static SendResult later(String why) {
        return new TryLater(XErrors.TEMPORARY, why, TryLater.Scope.NETWORK);
    }

    private static Renewal<SendResult> dead() {
        return new Renewal.Failed<>(new AccountStopped(
                "X no longer takes the account's tokens: let its owner consent again, and set the new ones."));
    }

    @Override
    public String toString() {
        return "XTokens";
    }
}
