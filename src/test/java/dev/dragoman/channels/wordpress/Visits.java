package dev.dragoman.channels.wordpress;

import static dev.dragoman.channels.wordpress.WordPressFixture.ACCOUNT;

import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Reception;
import dev.dragoman.message.Inbound;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;

/** Visits to a blog, one after the other, each by a process that knows nothing but the place. */
final class Visits {

    @Nullable
    String place;

    private final MockWebServer server = new MockWebServer();
    private final FakeBlog blog = new FakeBlog();
    private Instant now = WordPressFixture.NOW;

    void start() throws IOException {
        server.setDispatcher(blog);
        server.start();
    }

    MockWebServer server() {
        return server;
    }

    FakeBlog blog() {
        return blog;
    }

    /** A look more than five minutes after the last one, which reads everything. */
    Polled look() {
        now = now.plus(Duration.ofMinutes(5));
        return glance();
    }

    /** A look soon after the last one, which reads the newest alone. */
    Polled glance() {
        now = now.plusSeconds(60);
        Polled polled = WordPressFixture.channel(url(), now).poll(ACCOUNT, place);
        place = polled.place() == null ? place : polled.place();
        return polled;
    }

    String url() {
        return "http://" + server.getHostName() + ":" + server.getPort();
    }

    void put(String... samples) {
        for (String sample : samples) {
            blog.put(WordPressFixture.sample(sample));
        }
    }

    static List<Inbound> events(Polled polled) {
        return polled.pages().stream()
                .map(Polled.Page::reception)
                .filter(Reception.Taken.class::isInstance)
                .flatMap(taken -> ((Reception.Taken) taken).events().stream())
                .toList();
    }

    static List<String> told(Polled polled) {
        return events(polled).stream()
                .map(event -> event.kind() + " " + event.event().id())
                .toList();
    }
}
