package dev.dragoman.harness;

import dev.dragoman.system.Json;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A Graph API that remembers every visible post, lets it be read back, and misbehaves when told to. */
final class FakeGraph implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final AtomicLong ids = new AtomicLong();
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<String, Queue<Instant>> calls = new ConcurrentHashMap<>();
    private final Talks talks = new Talks();
    private volatile Consumer<Post> onTaken = post -> {};
    private volatile Consumer<String> onLost = thread -> {};

    FakeGraph() throws IOException {
        Thread.ofPlatform().daemon().name("fake-graph").start(this::listen);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The next calls for this thread go wrong so, in this order; then all is well. */
    void willDo(String thread, Fault... next) {
        faults.computeIfAbsent(thread, key -> new ConcurrentLinkedQueue<>()).addAll(List.of(next));
    }

    /** Called at the moment a post is visible, before the product can hear of it. */
    void onTaken(Consumer<Post> listener) {
        onTaken = listener;
    }

    /** Called when a call was read and thrown away. */
    void onLost(Consumer<String> listener) {
        onLost = listener;
    }

    /** What the network knows of what customers say, for those who read it back. */
    Talks talks() {
        return talks;
    }

    List<Post> posts() {
        return List.copyOf(posts);
    }

    List<Post> seenBy(String thread) {
        return posts.stream().filter(post -> post.thread().equals(thread)).toList();
    }

    /** When calls for this thread came, taken or not. */
    List<Instant> callsFor(String thread) {
        return List.copyOf(calls.getOrDefault(thread, new ConcurrentLinkedQueue<>()));
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // Closed: the next look at the door says so.
                Thread.onSpinWait();
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            for (boolean open = true; open; ) {
                open = answer(socket, HttpCall.read(in));
            }
        } catch (IOException e) {
            // The product has hung up, or was killed.
            return;
        }
    }

    private boolean answer(Socket socket, HttpCall call) throws IOException {
        boolean isPost = call.method().equals("POST");
        if (isPost
                && call.step(1).equals("messages")
                && call.body().at("/message/text").isString()) {
            String psid = call.body().at("/recipient/id").stringValue("");
            return send(socket, draft(call, psid, call.body().path("message")));
        }
        if (isPost && call.step(1).equals("comments")) {
            return send(socket, draft(call, call.step(0), call.body()));
        }
        return write(socket, "200 OK", isPost ? "{\"success\":true}" : talks.read(call));
    }

    private Post draft(HttpCall call, String thread, tools.jackson.databind.JsonNode words) {
        return new Post(
                call.step(0),
                thread,
                words.path(words.has("text") ? "text" : "message").stringValue(""),
                "m_out_" + ids.incrementAndGet(),
                words.path("metadata").stringValue(""),
                Instant.now());
    }

    private boolean send(Socket socket, Post post) throws IOException {
        calls.computeIfAbsent(post.thread(), key -> new ConcurrentLinkedQueue<>())
                .add(Instant.now());
        Fault fault = next(post.thread());
        switch (fault) {
            case LOST -> onLost.accept(post.thread());
            case THROTTLED, THROTTLED_UNTIL -> {}
            default -> take(post);
        }
        return switch (fault) {
            case NONE -> write(socket, "200 OK", named(post));
            case SLOW -> {
                Runs.pass(Duration.ofMillis(1500));
                yield write(socket, "200 OK", named(post));
            }
            case BREAKS_AFTER -> write(socket, "500 Internal Server Error", "{}");
            case GATEWAY_AFTER -> write(socket, "502 Bad Gateway", "<html>bad gateway</html>");
            case SILENT_AFTER -> socket.getInputStream().read() >= 0;
            case RESET_AFTER -> reset(socket);
            case LOST -> false;
            case THROTTLED -> write(socket, "429 Too Many Requests", "{}");
            case THROTTLED_UNTIL -> write(socket, "429 Too Many Requests\r\nRetry-After: 3", "{}");
        };
    }

    private Fault next(String thread) {
        Queue<Fault> queue = faults.get(thread);
        @Nullable Fault fault = queue == null ? null : queue.poll();
        return fault == null ? Fault.NONE : fault;
    }

    private void take(Post post) {
        posts.add(post);
        talks.said(post.thread(), new Talks.Line(post.id(), post.page(), post.text(), post.at()));
        onTaken.accept(post);
    }

    private static String named(Post post) {
        ObjectNode named = Json.MAPPER.createObjectNode();
        named.put("recipient_id", post.thread()).put("message_id", post.id()).put("id", post.id());
        return named.toString();
    }

    private static boolean write(Socket socket, String status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                + "\r\n\r\n";
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private static boolean reset(Socket socket) throws IOException {
        socket.getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"mes".getBytes(StandardCharsets.UTF_8));
        socket.setSoLinger(true, 0);
        return false;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
