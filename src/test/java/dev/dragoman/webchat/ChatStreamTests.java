package dev.dragoman.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.SendResult;
import dev.dragoman.message.Act;
import dev.dragoman.message.Outbound;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import okhttp3.Response;
import okio.BufferedSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The event stream, over a real socket. */
class ChatStreamTests extends WebchatHouse {

    @Autowired
    WebchatChannel channel;

    @Autowired
    VisitorStreams streams;

    @Autowired
    Webchat webchat;

    @Test
    void bringsWhatWasMissedAndThenWhatComes() throws IOException {
        String token = visitor();
        say(token, newId(), "one");
        send(token, "k1", "two");

        try (Response stream = open(token, 1)) {
            assertThat(next(stream, "message")).contains("\"cursor\":2", "two", "\"from\":\"bot\"");
            send(token, "k2", "three");
            assertThat(next(stream, "message")).contains("\"cursor\":3", "three");
        }
    }

    @Test
    void losesNothingAndDoublesNothingOverManyCuts() throws IOException {
        String token = visitor();
        List<String> seen = new ArrayList<>();
        var sender = Thread.ofVirtual().start(() -> {
            for (int i = 1; i <= 200; i++) {
                send(token, "key-" + i, "message " + i + ".");
            }
        });

        while (seen.size() < 200) {
            try (Response stream = open(token, seen.size())) {
                for (int i = 0; i < 17 && seen.size() < 200; i++) {
                    seen.add(next(stream, "message").replaceFirst(".*\"text\":\"message (\\d+)\\..*", "$1"));
                }
            }
        }

        assertThat(seen)
                .isEqualTo(java.util.stream.IntStream.rangeClosed(1, 200)
                        .mapToObj(String::valueOf)
                        .toList());
        assertThat(sender.isAlive()).isFalse();
    }

    @Test
    void seesWhatAnotherProcessHasSent() throws IOException {
        String token = visitor();
        try (Response stream = open(token, 0)) {
            jdbc.sql("""
                    with next as (update webchat_visitor set last_n = 1 where id = ? returning id)
                    insert into webchat_message (visitor, n, direction, author, client_id, text)
                    select id, 1, 'OUT', 'PERSON', 'elsewhere', 'from the other server' from next
                    """).param(idOf(token)).update();

            assertThat(next(stream, "message")).contains("from the other server", "\"from\":\"person\"");
        }
    }

    @Test
    void tellsThatSomebodyIsTyping() throws IOException {
        String token = visitor();
        try (Response stream = open(token, 0)) {
            channel.typing(Webchat.address(idOf(token)));

            assertThat(next(stream, "typing")).isEqualTo("{}");
        }
    }

    @Test
    void forgetsAVisitorAltogether() throws IOException {
        String token = visitor();
        say(token, newId(), "forget me");
        var visitor = idOf(token);
        try (Response stream = open(token, 1)) {
            assertThat(webchat.forget(Webchat.address(visitor).thread())).isTrue();

            assertThat(stream.body().source().exhausted() || drained(stream)).isTrue();
        }
        assertThat(rows("webchat_message", "visitor = ?", visitor)).isZero();
        assertThat(get("/chat/v1/messages", token).status()).isEqualTo(401);
        assertThat(webchat.forget(Webchat.address(visitor).thread())).isFalse();
    }

    @Test
    void freesTheStreamOfAVisitorWhoLeft() throws IOException {
        String token = visitor();
        int before = streams.size();
        open(token, 0).close();

        // A server notices on a write only.
        eventually(() -> {
            send(token, newId(), "are you there?");
            return streams.size() <= before;
        });
    }

    @Test
    void refusesTheEleventhWindow() throws IOException {
        String token = visitor();
        List<Response> windows = new ArrayList<>();
        try {
            for (int i = 0; i < VisitorStreams.MOST_FOR_ONE; i++) {
                windows.add(open(token, 0));
            }

            assertThat(get("/chat/v1/stream", token).status()).isEqualTo(429);
        } finally {
            windows.forEach(Response::close);
        }
    }

    private Response open(String token, long after) throws IOException {
        Response stream = HTTP.newCall(
                        request("/chat/v1/stream?after=" + after, token).build())
                .execute();
        assertThat(stream.code()).isEqualTo(200);
        assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
        // A comment, unless there is news already.
        assertThat(stream.body().source().readUtf8Line()).matches(": |id: \\d+");
        return stream;
    }

    private static String next(Response stream, String kind) throws IOException {
        BufferedSource lines = stream.body().source();
        for (String line = lines.readUtf8Line(); line != null; line = lines.readUtf8Line()) {
            if (line.equals("event: " + kind)) {
                return String.valueOf(lines.readUtf8Line()).substring("data: ".length());
            }
        }
        throw new AssertionError("the stream ended before an event " + kind);
    }

    private static boolean drained(Response stream) throws IOException {
        stream.body().source().readUtf8();
        return true;
    }

    private SendResult send(String token, String key, String text) {
        var say = new Act.Say(text, List.of());
        return channel.send(new Outbound(Webchat.address(idOf(token)), null, say, false, key, Instant.EPOCH));
    }

    private static void eventually(BooleanSupplier condition) {
        Instant limit = Instant.now().plus(Duration.ofSeconds(10));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(limit);
        }
    }
}
