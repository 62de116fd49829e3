package dev.dragoman.channels.youtube;

import dev.dragoman.channels.Kept;
import dev.dragoman.channels.NetworkAnswer;
import dev.dragoman.channels.NetworkClient;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.Signature;
import dev.dragoman.channels.Webhook;
import dev.dragoman.message.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Lets YouTube's hub tell of new and changed videos (WebSub), so that their comments are looked at soon. Each channel has
 * a callback with a proof of its own, by which nobody else can confirm or end what we asked for.
 */
final class WebSub {

    private static final String TOPIC = "https://www.youtube.com/feeds/videos.xml?channel_id=";
    private static final Duration DEADLINE = Duration.ofSeconds(8);
    private static final Duration LEASE = Duration.ofDays(5);
    private static final Duration SHORTEST = Duration.ofMinutes(10);

    private final YouTubeSettings settings;
    private final Set<AccountId> accounts;
    private final Kept kept;
    private final Clock clock;

    WebSub(YouTubeSettings settings, Set<AccountId> accounts, Kept kept, Clock clock) {
        this.settings = settings;
        this.accounts = Set.copyOf(accounts);
        this.kept = kept;
        this.clock = clock;
    }

    private boolean isOn() {
        return !settings.websubSecret().isEmpty();
    }

    /** Proves the hub, and reads what it says. Without a secret nobody is listened to. */
    Reception accept(Webhook webhook) {
        Optional<AccountId> account = isOn() ? account(webhook) : Optional.empty();
        if (account.isEmpty()) {
            return new Reception.Refused(404, "nothing of this kind was asked for");
        }
        return switch (webhook.method()) {
            case "GET" -> verified(webhook, account.get());
            // WebSub, section 8: what is not signed is thanked for and ignored.
            case "POST" ->
                isSigned(webhook) ? read(webhook.body()) : new Reception.Refused(202, "the signature is wrong");
            default -> new Reception.Refused(405, "only GET and POST are taken here");
        };
    }

    /** Reads what the hub told; it is kept raw, and the look that follows finds the comments. */
    Reception read(byte[] body) {
        try {
            VideoFeed feed = VideoFeed.read(body);
            boolean isOurs = feed.channels().stream()
                    .allMatch(
                            id -> accounts.stream().anyMatch(own -> own.value().equals(id)));
            return isOurs
                    ? new Reception.Taken(List.of(), feed.videos())
                    : new Reception.Unreadable("the videos are of a channel that is not configured");
        } catch (VideoFeed.Unreadable e) {
            return new Reception.Unreadable("the notice is no feed of videos within our bounds");
        }
    }

    private Optional<AccountId> account(Webhook webhook) {
        Optional<String> proof = webhook.parameter("proof");
        return accounts.stream()
                .filter(one -> proof.filter(given -> Signature.equal(proof(one), given))
                        .isPresent())
                .findFirst();
    }

    private Reception verified(Webhook webhook, AccountId account) {
        String mode = webhook.parameter("hub.mode").orElse("");
        boolean isTopic =
                webhook.parameter("hub.topic").filter((TOPIC + account)::equals).isPresent();
        if (isTopic && mode.equals("denied")) {
            note(account, new State("denied", clock.instant().plus(Duration.ofDays(1))));
            return new Reception.Handshake("");
        }
        Optional<String> challenge = webhook.parameter("hub.challenge").filter(text -> text.matches("[!-~]{1,512}"));
        if (!isTopic || !mode.equals("subscribe") || challenge.isEmpty()) {
            return new Reception.Refused(404, "nothing of this kind was asked for");
        }
        Duration lease = lease(webhook.parameter("hub.lease_seconds").orElse(""));
        note(
                account,
                new State("held", clock.instant().plus(lease.multipliedBy(3).dividedBy(4))));
        return new Reception.Handshake(challenge.get());
    }

    private static Duration lease(String seconds) {
        Duration lease = seconds.matches("[0-9]{1,8}") ? Duration.ofSeconds(Long.parseLong(seconds)) : LEASE;
        return lease.compareTo(SHORTEST) < 0 ? SHORTEST : lease;
    }

    /** Asks the hub anew when three quarters of the lease are over, or it did not answer; calls it seldom. */
    void renew(AccountId account) {
        if (!isOn()) {
            return;
        }
        try {
            Instant now = clock.instant();
            if (!state(account).next().isAfter(now)) {
                String word = isAsked(account) ? "asked" : "unreached";
                kept.change(
                        key(account),
                        before -> State.read(before).next().isAfter(now)
                                ? before
                                : new State(word, now.plus(Duration.ofMinutes(30))).written());
            }
        } catch (DataAccessException | TransactionException e) {
            // The next look asks.
        }
    }

    private boolean isAsked(AccountId account) {
        HttpUrl hub = HttpUrl.get(settings.hubUrl());
        String callback = HttpUrl.get(settings.callbackUrl())
                .newBuilder()
                .addQueryParameter("proof", proof(account))
                .build()
                .toString();
        NetworkAnswer answer = new NetworkClient(
                        hub.newBuilder().encodedPath("/").query(null).build().toString(), DEADLINE)
                .postForm(
                        hub.encodedPath().substring(1),
                        Map.of(),
                        Map.of(
                                "hub.mode",
                                "subscribe",
                                "hub.topic",
                                TOPIC + account,
                                "hub.callback",
                                callback,
                                "hub.verify",
                                "async",
                                "hub.secret",
                                settings.websubSecret(),
                                "hub.lease_seconds",
                                String.valueOf(LEASE.toSeconds())));
        return answer instanceof NetworkAnswer.Answered answered && answered.status() / 100 == 2;
    }

    /** Why the hub does not tell of videos, as a sentence; null when it does, or was asked just now. */
    @Nullable
    String trouble(AccountId account) {
        try {
            return !isOn()
                    ? null
                    : switch (state(account).word()) {
                        case "denied" -> "YouTube's hub refuses to tell of new videos; it is asked again after a day.";
                        case "unreached" -> "YouTube's hub could not be reached, so it does not tell of new videos.";
                        default -> null;
                    };
        } catch (DataAccessException e) {
            return null;
        }
    }

    private State state(AccountId account) {
        return State.read(kept.read(key(account)).orElse(""));
    }

    private void note(AccountId account, State state) {
        try {
            kept.change(key(account), before -> state.written());
        } catch (DataAccessException | TransactionException e) {
            // The hub is asked again at its time.
        }
    }

    private static Kept.Key key(AccountId account) {
        return new Kept.Key(YouTubeChannel.ID, account, "websub");
    }

    private String proof(AccountId account) {
        return Signature.hexHmacSha256(
                settings.websubSecret(), ("callback of " + account).getBytes(StandardCharsets.UTF_8));
    }

    private boolean isSigned(Webhook webhook) {
        String expected = "sha1=" + HexFormat.of().formatHex(sha1(settings.websubSecret(), webhook.body()));
        return webhook.header("x-hub-signature")
                .filter(given -> Signature.equal(expected, given))
                .isPresent();
    }

    /** The hub signs with HMAC-SHA-1 alone. */
    private static byte[] sha1(String secret, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA1", e);
        }
    }

    /**
     * How the subscription stands.
     *
     * @param next when the hub is asked again
     */
    private record State(String word, Instant next) {

        static State read(String text) {
            String[] parts = text.split(" ", 2);
            return parts.length == 2 ? new State(parts[0], Instant.parse(parts[1])) : new State("", Instant.EPOCH);
        }

        String written() {
            return word + " " + next;
        }
    }

    @Override
    public String toString() {
        return "WebSub";
    }
}
