package dev.dragoman.channels.x;

import dev.dragoman.channels.Missed;
import dev.dragoman.channels.NetworkAnswer;
import dev.dragoman.channels.NetworkClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * Asks X to send again what it sent while nobody listened: {@code POST /2/webhooks/replay}, of the last 24 hours. It comes
 * to the webhook as it did before, so what was heard already is known by its ids. One replay is for all accounts.
 */
final class XReplay {

    /** Looks come every ten minutes and reach back five: a longer gap is a time in which nobody looked. */
    private static final Duration GAP = Duration.ofMinutes(20);

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Missed NOTHING = new Missed(List.of(), null);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMddHHmm").withZone(ZoneOffset.UTC);

    private final NetworkClient client;
    private final XSettings settings;
    private final Clock clock;
    private Instant askedFrom = Instant.MAX;

    XReplay(XSettings settings, Clock clock) {
        this.client = new NetworkClient(settings.baseUrl(), DEADLINE);
        this.settings = settings;
        this.clock = clock;
    }

    /** Asks once for a gap; without the webhook's id there is nothing to ask for. */
    synchronized Missed missed(Instant since) {
        Instant now = clock.instant();
        boolean isGap = Duration.between(since, now).compareTo(GAP) > 0;
        if (settings.polls() || settings.webhookId().isEmpty() || !isGap || !since.isBefore(askedFrom)) {
            return NOTHING;
        }
        Instant from = since.isBefore(now.minus(LONGEST)) ? now.minus(LONGEST) : since;
        NetworkAnswer answer = client.post(
                "2/webhooks/replay",
                Map.of("Authorization", "Bearer " + settings.appToken()),
                Map.of(
                        "webhook_id", settings.webhookId(),
                        "from_date", MINUTE.format(from),
                        "to_date", MINUTE.format(now)));
        return read(answer, since);
    }

    private Missed read(NetworkAnswer answer, Instant since) {
        return switch (answer) {
            case NetworkAnswer.Answered answered
            when answered.status() / 100 == 2 -> {
                askedFrom = since;
                yield NOTHING;
            }
            case NetworkAnswer.Answered answered ->
                Missed.unknown("X does not send again what was missed (HTTP " + answered.status() + ").");
            case NetworkAnswer.NotSent(String why) -> Missed.unknown("X could not be reached (" + why + ").");
            case NetworkAnswer.Unclear(String why) -> Missed.unknown("X's answer got lost (" + why + ").");
        };
    }
}
