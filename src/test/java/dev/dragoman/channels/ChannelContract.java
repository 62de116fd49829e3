package dev.dragoman.channels;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.dragoman.message.Act;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * What makes a network like the others: how it listens, how it speaks, and what it brings to the house. A network with
 * a webhook implements this; one that is polled implements {@link OutboundContract} alone.
 */
public interface ChannelContract extends InboundContract, OutboundContract {

    @Test
    default void neverLogsASecret() {
        var logs = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger("dev.dragoman");
        Level before = root.getLevel();
        root.setLevel(Level.ALL);
        logs.start();
        root.addAppender(logs);
        var seen = new StringBuilder();
        try {
            seen.append(channel()).append(channel().accounts());
            seen.append(channel().accept(forged(sample(webhooks().getFirst()))));
            seen.append(channel().accept(signed(secrets().toString().getBytes(StandardCharsets.UTF_8))));
            server().enqueue(new MockResponse.Builder()
                    .code(401)
                    .body(secrets().toString())
                    .build());
            seen.append(channel().send(outbound(speaks().getFirst(), new Act.Say("Hello.", List.of()))));
        } finally {
            root.detachAppender(logs);
            root.setLevel(before);
        }
        logs.list.forEach(event -> seen.append(event.getFormattedMessage()).append(event.getThrowableProxy()));

        assertThat(secrets()).isNotEmpty();
        assertThat(seen.toString()).doesNotContain(secrets());
    }

    @Test
    default void hasRoutesDocsSettingsAndSamples() throws IOException {
        String name = network();

        assertThat(Path.of("routes/channels/" + name + ".camel.yaml"))
                .content()
                .contains("id: " + name + "-in", "id: " + name + "-out", "dragoman.channels." + name + ".enabled");
        assertThat(Path.of("docs/channels/" + name + ".md"))
                .content()
                .contains("## What you get", "## What you need", "## Steps", "## Limits", "## When it fails");
        assertThat(settings()).contains("\"dragoman.channels." + name + ".enabled\"");
        assertThat(Files.isDirectory(samples())).isTrue();
        assertThat(webhooks()).isNotEmpty();
    }

    private static String settings() throws IOException {
        try (InputStream generated =
                ChannelContract.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            return generated == null ? "" : new String(generated.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
