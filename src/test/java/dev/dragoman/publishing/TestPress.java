package dev.dragoman.publishing;

import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.Composed;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.Publishes;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A network with one account, 40 characters and the endings a test wants; without any it takes everything. */
final class TestPress implements Publishes {

    static final AccountId BRAND = new AccountId("brand");

    final List<Publication> published = new ArrayList<>();
    final Queue<SendResult> endings = new ArrayDeque<>();
    boolean breaks;
    private final String name;
    private final Proof proof;

    TestPress(String name, Proof proof) {
        this.name = name;
        this.proof = proof;
    }

    Place place() {
        return new Place(id(), BRAND);
    }

    @Override
    public ChannelId id() {
        return new ChannelId(name);
    }

    @Override
    public Limits limits(Visibility visibility) {
        return Limits.text(40);
    }

    @Override
    public Proof proof() {
        return proof;
    }

    @Override
    public Duration quiet() {
        return Duration.ZERO;
    }

    @Override
    public List<AccountState> accounts() {
        return List.of(new AccountState(BRAND, "The Brand", null));
    }

    @Override
    public SendResult send(Outbound outbound) {
        return new SendResult.Refused("nobody writes here");
    }

    @Override
    public Composed compose(Publication publication) {
        return Composed.of(publication.text(), Limits.text(40));
    }

    @Override
    public SendResult publish(Publication publication) {
        if (breaks) {
            throw new IllegalStateException("out of ink");
        }
        published.add(publication);
        SendResult ending = endings.poll();
        return ending == null ? new SendResult.Sent(new NetworkId(name + "-" + published.size())) : ending;
    }
}
