package dev.dragoman.flow;

import dev.dragoman.TestChannel;
import dev.dragoman.TestEvents;
import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Channel;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.Webhook;
import dev.dragoman.channels.WebhookChannel;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A network whose requests are lines of text; nobody is let in, and no body is readable until its parser is mended. */
final class LineChannel implements WebhookChannel {

    private final Channel rest = new TestChannel("linenet", Proof.ECHO);
    private final Address customer;
    volatile boolean mended;

    LineChannel(Address customer) {
        this.customer = customer;
    }

    @Override
    public Reception accept(Webhook webhook) {
        return new Reception.Refused(401, "nobody is let in");
    }

    @Override
    public Reception read(byte[] body) {
        if (!mended) {
            return new Reception.Unreadable("not yet mended");
        }
        List<Inbound> events = new String(body, StandardCharsets.UTF_8)
                .lines()
                .map(line -> (Inbound) TestEvents.said(customer, line, line))
                .toList();
        return new Reception.Taken(events, 0);
    }

    @Override
    public ChannelId id() {
        return rest.id();
    }

    @Override
    public Limits limits(Visibility visibility) {
        return rest.limits(visibility);
    }

    @Override
    public Proof proof() {
        return rest.proof();
    }

    @Override
    public Duration quiet() {
        return rest.quiet();
    }

    @Override
    public List<AccountState> accounts() {
        return rest.accounts();
    }

    @Override
    public SendResult send(Outbound outbound) {
        return rest.send(outbound);
    }
}
