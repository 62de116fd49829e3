package dev.dragoman.flow;

import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.OutgoingFile;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.SendsFiles;
import dev.dragoman.media.KeptFiles;
import dev.dragoman.message.Act;
import dev.dragoman.message.Outbound;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Body;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Takes a file from our store to its channel. */
@Component("carrier")
public class Carrier {

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration SWITCHED_OFF = Duration.ofMinutes(1);

    private final ChannelRegistry channels;
    private final KeptFiles files;

    Carrier(ChannelRegistry channels, KeptFiles files) {
        this.channels = channels;
        this.files = files;
    }

    /** Sends it; refused when it is gone from the store, or is not what the network takes. */
    public SendResult send(@Body Outbound outbound) {
        if (!(outbound.act() instanceof Act.SendFile act)) {
            throw new IllegalArgumentException("there is no file to send");
        }
        return channels.find(outbound.address().channel())
                .map(channel -> channel instanceof SendsFiles network
                        ? send(network, outbound, act)
                        : new Refused("Files cannot be sent here."))
                .orElseGet(() -> new TryLater(
                        SWITCHED_OFF, "the channel " + outbound.address().channel() + " is switched off"));
    }

    private SendResult send(SendsFiles network, Outbound outbound, Act.SendFile act) {
        Optional<OutgoingFile> file;
        try {
            file = read(outbound, act);
        } catch (DataAccessException | TransactionException e) {
            return new TryLater(PAUSE, "the file could not be read");
        }
        if (file.isEmpty()) {
            return new Refused("The file is gone.");
        }
        return network.files(outbound.address().visibility())
                .problem(file.get())
                .<SendResult>map(Refused::new)
                .orElseGet(() -> network.sendFile(outbound, file.get()));
    }

    private Optional<OutgoingFile> read(Outbound outbound, Act.SendFile act) {
        return files.read(outbound.address().thread().value(), act.file())
                .map(it -> new OutgoingFile(act.file(), act.name(), act.type(), it.bytes(), act.caption()));
    }
}
