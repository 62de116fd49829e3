package dev.dragoman.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a network must be kept that tells things and takes no answer. A network may add tests, never remove one. */
public interface SilentContract {

    /** A fresh channel with one account. */
    PolledChannel channel();

    /** How often the network was called. */
    int calls();

    /** Every secret of the settings; none may ever be seen. */
    List<String> secrets();

    @Test
    default void refusesInWordsWhateverIsToBeSaid() {
        PolledChannel channel = channel();
        for (Visibility visibility : Visibility.values()) {
            var address =
                    new Address(channel.id(), channel.polled().getFirst(), visibility, new NetworkId("made-up-thread"));
            for (Act act : List.of(
                    new Act.Say("Hello.", List.of()),
                    new Act.ReplyPrivately("Hello.", List.of()),
                    new Act.Like(),
                    new Act.Moderate(Moderation.HIDE))) {
                var outbound = new Outbound(address, null, act, true, "key", Instant.EPOCH);

                assertThat(channel.send(outbound))
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.why())
                                        .matches("[A-Z].{15,}\\.")
                                        .contains("open the link"));
            }
            assertThat(channel.limits(visibility).isSilent()).isTrue();
        }
        assertThat(calls()).isZero();
    }

    @Test
    default void showsNoSecret() {
        assertThat(channel() + " " + channel().accounts()).doesNotContain(secrets());
    }

    @Test
    default void showsWhatItCanDo() throws IOException {
        Capabilities.mustShow(channel(), List.of());
    }

    @Test
    default void hasRoutesAndDocs() {
        String name = channel().id().value();

        assertThat(Path.of("routes/channels/" + name + ".camel.yaml"))
                .content()
                .contains("id: " + name + "-poll", "id: " + name + "-out");
        assertThat(Path.of("docs/channels/" + name + ".md"))
                .content()
                .contains("## What you get", "## What you need", "## Steps", "## Limits", "## When it fails");
    }
}
