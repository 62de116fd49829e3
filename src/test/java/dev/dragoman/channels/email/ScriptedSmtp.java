package dev.dragoman.channels.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A mail server over a real socket that answers each command as it is told, or hangs up. */
final class ScriptedSmtp implements AutoCloseable {

    /** Instead of an answer. */
    static final String HANGS_UP = "";

    private static final Map<String, String> WELL = Map.of(
            "GREETING", "220 mail.shop.example",
            "EHLO", "250-mail.shop.example\r\n250 AUTH PLAIN",
            "AUTH", "235 2.7.0 welcome",
            "MAIL", "250 2.1.0 ok",
            "RCPT", "250 2.1.5 ok",
            "DATA", "354 go on",
            ".", "250 2.0.0 queued",
            "RSET", "250 2.0.0 ok",
            "QUIT", "221 2.0.0 bye");

    final List<String> commands = new CopyOnWriteArrayList<>();

    private final Map<String, String> replies = new ConcurrentHashMap<>(WELL);
    private final ServerSocket socket;

    ScriptedSmtp() {
        try {
            socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    ScriptedSmtp answering(String command, String reply) {
        replies.put(command, reply);
        return this;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client left, or the test is over.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        boolean goesOn = answer(client, "GREETING");
        boolean isData = false;
        while (goesOn) {
            @Nullable String line = in.readLine();
            if (line == null) {
                return;
            }
            if (isData && !line.equals(".")) {
                continue;
            }
            String command = line.replaceFirst("[ :].*", "");
            commands.add(command);
            isData = command.equals("DATA") && replies.getOrDefault("DATA", "").startsWith("3");
            goesOn = answer(client, command);
        }
    }

    private boolean answer(Socket client, String command) throws IOException {
        String reply = replies.getOrDefault(command, "502 5.5.1 unknown");
        if (reply.equals(HANGS_UP)) {
            return false;
        }
        client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        return true;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
