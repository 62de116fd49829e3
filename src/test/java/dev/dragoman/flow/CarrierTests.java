package dev.dragoman.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import dev.dragoman.channels.AccountState;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.FileLimits;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.OutgoingFile;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendsFiles;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.delivery.Parcel;
import dev.dragoman.flow.Desk.FileWords;
import dev.dragoman.handoff.Queue;
import dev.dragoman.media.KeptFiles;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** A person sends a file: from the store by the outbox to its channel. */
@RealPostgres
class CarrierTests {

    private static final ByteString PNG = ByteString.decodeHex("89504E470D0A1A0A00");
    private static final Holder ANNA = new Holder(UUID.randomUUID(), "Anna");

    private final Takes network = new Takes();
    private final Store store;
    private final KeptFiles files;
    private final Desk desk;
    private final Carrier carrier;
    private final Address ada = new Address(
            network.id(), new AccountId("1"), Visibility.PRIVATE, new NetworkId("ada-" + UUID.randomUUID()));

    CarrierTests(DataSource source) {
        store = new Store(source, network);
        files = store.room(KeptFiles.class);
        desk = new Desk(store.conversations, store.room(Queue.class), store.outbox, files);
        carrier = new Carrier(store.room(ChannelRegistry.class), files);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void takesTheFileWithItsWordsToTheChannel() {
        UUID file = handIn("map.png");
        send(file, " Here we are. ");

        Outbound outbound = leaving();
        SendResult result = carrier.send(outbound);

        assertThat(outbound.act()).isEqualTo(new Act.SendFile(file, "map.png", "png", "Here we are."));
        assertThat(outbound.byPerson()).isTrue();
        assertThat(result).isInstanceOf(SendResult.Sent.class);
        assertThat(network.sent).containsExactly(new OutgoingFile(file, "map.png", "png", PNG, "Here we are."));
    }

    @Test
    void refusesAFileThatIsGone() {
        UUID file = handIn("map.png");
        send(file, "");
        store.sql.sql("delete from media_file where client_id = ?").param(file).update();

        SendResult result = carrier.send(leaving());

        assertThat(result).isEqualTo(new SendResult.Refused("The file is gone."));
        assertThat(network.sent).isEmpty();
    }

    @Test
    void refusesWhatTheNetworkDoesNotTake() {
        UUID file = handIn("map.png");
        send(file, "too many words for this network");

        SendResult result = carrier.send(leaving());

        assertThat(result).isInstanceOf(SendResult.Refused.class);
        assertThat(network.sent).isEmpty();
    }

    @Test
    void putsNothingIntoTheOutboxForAFileOfAnotherConversation() {
        UUID file = handIn("somebody else", "map.png");

        boolean isSent = send(file, "");

        assertThat(isSent).isFalse();
        assertThat(store.outbox.of(store.conversations.open(ada))).isEmpty();
    }

    private UUID handIn(String name) {
        return handIn(ada.thread().value(), name);
    }

    private UUID handIn(String owner, String name) {
        UUID id = UUID.randomUUID();
        files.keep(new KeptFiles.Offer(owner, id, name, PNG));
        return id;
    }

    private boolean send(UUID file, String words) {
        ConversationId conversation = store.conversations.open(ada);
        return Boolean.TRUE.equals(store.room(TransactionTemplate.class)
                .execute(status ->
                        desk.sendFile(conversation, ANNA, UUID.randomUUID(), new FileWords(file, words, true))));
    }

    private Outbound leaving() {
        List<Parcel> parcels = store.outbox.take(10);
        assertThat(parcels).hasSize(1);
        return parcels.getFirst().outbound();
    }

    /** A network that takes small pictures. */
    private static final class Takes implements SendsFiles {

        private final List<OutgoingFile> sent = new ArrayList<>();

        @Override
        public ChannelId id() {
            return new ChannelId("takes");
        }

        @Override
        public FileLimits files(Visibility visibility) {
            return new FileLimits(Set.of("png"), 100, Limits.text(20));
        }

        @Override
        public SendResult sendFile(Outbound outbound, OutgoingFile file) {
            sent.add(file);
            return new SendResult.Sent(new NetworkId("sent-1"));
        }

        @Override
        public Limits limits(Visibility visibility) {
            return Limits.text(100);
        }

        @Override
        public Proof proof() {
            return Proof.NONE;
        }

        @Override
        public Duration quiet() {
            return Duration.ZERO;
        }

        @Override
        public List<AccountState> accounts() {
            return List.of(new AccountState(new AccountId("1"), "One", null));
        }

        @Override
        public SendResult send(Outbound outbound) {
            throw new AssertionError("a file does not go as a text");
        }
    }
}
