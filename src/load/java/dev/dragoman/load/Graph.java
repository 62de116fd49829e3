package dev.dragoman.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A Graph API that takes every message and tells who got it, on a server too simple to be the bottleneck. */
final class Graph implements AutoCloseable {

    private final ServerSocket server;
    private final Desk desk;
    private final long pause;
    private final AtomicLong ids = new AtomicLong();

    /** Listens; each call takes so many milliseconds. */
    Graph(Desk desk, int millis) throws IOException {
        this.desk = desk;
        this.pause = millis * 1_000_000L;
        this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("graph").start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/v25.0";
    }

    private void accept() {
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
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                String body = body(in);
                LockSupport.parkNanos(pause);
                String answer = answer(body);
                String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + answer.length()
                        + "\r\n\r\n";
                socket.getOutputStream().write((head + answer).getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // The product has hung up.
            return;
        }
    }

    private static String body(InputStream in) throws IOException {
        Wire.line(in);
        int length = 0;
        for (String header = Wire.line(in); !header.isEmpty(); header = Wire.line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String answer(String call) {
        String psid = between(call, "\"recipient\":{\"id\":\"");
        String text = between(call, "\"text\":\"");
        if (!text.isEmpty()) {
            desk.replied(psid, text, System.nanoTime());
        }
        return "{\"recipient_id\":\"%s\",\"message_id\":\"m_out_%d\"}".formatted(psid, ids.incrementAndGet());
    }

    private static String between(String json, String start) {
        int from = json.indexOf(start);
        if (from < 0) {
            return "";
        }
        int begin = from + start.length();
        return json.substring(begin, Math.max(begin, json.indexOf('"', begin)));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
