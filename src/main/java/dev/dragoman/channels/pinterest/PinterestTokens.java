package dev.dragoman.channels.pinterest;

import dev.dragoman.channels.Kept;
import dev.dragoman.channels.NetworkAnswer.Answered;
import dev.dragoman.channels.NetworkAnswer.NotSent;
import dev.dragoman.channels.NetworkAnswer.Unclear;
import dev.dragoman.channels.NetworkClient;
import dev.dragoman.channels.RenewedTokens;
import dev.dragoman.channels.RenewedTokens.Renewal;
import dev.dragoman.channels.Seal;
import dev.dragoman.message.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import okhttp3.Credentials;
import tools.jackson.databind.JsonNode;

/**
 * Renews the tokens of one account at {@code POST /oauth/token} with the app's id and secret; access tokens live for 30
 * days, refresh tokens for 60. Nothing of a token is ever in a reason.
 */
final class PinterestTokens {

    /** What Pinterest does not state is renewed the next day. */
    private static final int UNSTATED = 86_400;

    private final NetworkClient client;
    private final PinterestSettings settings;
    private final Clock clock;

    PinterestTokens(NetworkClient client, PinterestSettings settings, Clock clock) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    RenewedTokens<PinterestTrouble> of(PinterestSettings.Account account, Kept kept) {
        var key = new Kept.Key(PinterestChannel.ID, new AccountId(account.id()), "tokens");
        return new RenewedTokens<>(
                new RenewedTokens.Store(kept, key, new Seal("pinterest " + settings.clientSecret()), clock),
                new RenewedTokens.Given(account.token(), account.refreshToken()),
                this::renew,
                PinterestTrouble::passing);
    }

    private Renewal<PinterestTrouble> renew(String refreshToken) {
        if (refreshToken.isEmpty()) {
            return new Renewal.Failed<>(PinterestTrouble.lasting(
                    "Pinterest no longer takes the access token: set a new one, or a refresh token that renews it."));
        }
        var credentials = Map.of("Authorization", Credentials.basic(settings.clientId(), settings.clientSecret()));
        var form = Map.of("grant_type", "refresh_token", "refresh_token", refreshToken);
        return switch (client.postForm("oauth/token", credentials, form)) {
            case Answered answered -> read(answered);
            case NotSent(String why) -> new Renewal.Failed<>(PinterestTrouble.unreached(why));
            case Unclear(String why) -> new Renewal.Failed<>(PinterestTrouble.unreached(why));
        };
    }

    private Renewal<PinterestTrouble> read(Answered answered) {
        if (answered.status() != 200) {
            return new Renewal.Failed<>(trouble(answered));
        }
        JsonNode body = PinterestPin.json(answered.body());
        return new Renewal.Renewed<>(
                body.path("access_token").stringValue(""),
                body.path("refresh_token").stringValue(""),
                Duration.ofSeconds(body.path("expires_in").intValue(UNSTATED)));
    }

    private PinterestTrouble trouble(Answered answered) {
        return switch (answered.status()) {
            case 400, 401, 403 ->
                PinterestTrouble.lasting("Pinterest does not renew the access token (HTTP " + answered.status()
                        + "): compare client-id and client-secret with the app, or consent again and set the tokens.");
            default -> PinterestTrouble.of(answered, clock.instant());
        };
    }

    @Override
    public String toString() {
        return "PinterestTokens";
    }
}
