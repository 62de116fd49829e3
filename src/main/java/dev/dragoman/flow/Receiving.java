package dev.dragoman.flow;

import dev.dragoman.bus.Arrival;
import dev.dragoman.bus.Quarantine;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.Webhook;
import dev.dragoman.message.ChannelId;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Makes a proven webhook durable, and only then thanks the network. */
@Component("receiving")
public class Receiving {

    private static final HttpAnswer THANKS = HttpAnswer.text(200, "ok");

    private final Quarantine quarantine;
    private final Commits commits;
    private final Presses presses;
    private final MeterRegistry meters;

    Receiving(Quarantine quarantine, Commits commits, Presses presses, MeterRegistry meters) {
        this.quarantine = quarantine;
        this.commits = commits;
        this.presses = presses;
        this.meters = meters;
    }

    /** Answers the network: 200 after the commit, 503 when the commit does not come within 2 s. */
    public HttpAnswer receive(@Body Reception reception, @ExchangeProperty("webhook") Webhook webhook) {
        var channel = new ChannelId(webhook.path().replaceFirst("/.*", ""));
        HttpAnswer answer = switch (reception) {
            case Reception.Handshake handshake ->
                handshake.json() ? HttpAnswer.json(200, handshake.body()) : HttpAnswer.text(200, handshake.body());
            case Reception.Refused refused -> HttpAnswer.text(refused.status(), refused.why());
            case Reception.Unreadable bad ->
                thanks(commits.inTime(channel, () -> quarantine.put(channel, webhook.body(), bad.why())));
            case Reception.Taken taken ->
                thanks(commits.inTime(new Arrival(channel, webhook.body(), taken.events(), taken.skipped())));
        };
        if (reception instanceof Reception.Taken taken && answer.status() == 200) {
            presses.answer(channel, taken.events());
        }
        count(channel, reception, answer);
        return answer;
    }

    private static HttpAnswer thanks(boolean durable) {
        return durable ? THANKS : HttpAnswer.text(503, "not now, please repeat");
    }

    private void count(ChannelId channel, Reception reception, HttpAnswer answer) {
        String outcome =
                answer.status() == 503 ? "unavailable" : reception.getClass().getSimpleName();
        meters.counter("dragoman.webhooks", "channel", channel.value(), "outcome", outcome)
                .increment();
        if (reception instanceof Reception.Taken taken && answer.status() == 200) {
            meters.counter("dragoman.received", "channel", channel.value())
                    .increment(taken.events().size());
        }
    }
}
