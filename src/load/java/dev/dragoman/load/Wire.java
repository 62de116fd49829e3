package dev.dragoman.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One kept-alive HTTP connection, as cheap as can be; opened again when it breaks. For one thread. */
final class Wire implements AutoCloseable {

    private static final int DEADLINE = 10_000;

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    Wire(int port) {
        this.port = port;
    }

    /** Posts a webhook and returns the status; 0 when the wire broke. */
    int post(byte[] body, String signature) {
        try {
            Socket open = open();
            String head = "POST /webhooks/facebook HTTP/1.1\r\nHost: 127.0.0.1:" + port
                    + "\r\nContent-Type: application/json\r\nX-Hub-Signature-256: sha256=" + signature
                    + "\r\nContent-Length: " + body.length + "\r\n\r\n";
            OutputStream out = open.getOutputStream();
            out.write(join(head.getBytes(StandardCharsets.US_ASCII), body));
            return status();
        } catch (IOException e) {
            close();
            return 0;
        }
    }

    private static byte[] join(byte[] head, byte[] body) {
        byte[] both = new byte[head.length + body.length];
        System.arraycopy(head, 0, both, 0, head.length);
        System.arraycopy(body, 0, both, head.length, body.length);
        return both;
    }

    private Socket open() throws IOException {
        Socket old = socket;
        if (old != null) {
            return old;
        }
        Socket fresh = new Socket(InetAddress.getLoopbackAddress(), port);
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(DEADLINE);
        socket = fresh;
        in = new BufferedInputStream(fresh.getInputStream());
        return fresh;
    }

    private int status() throws IOException {
        InputStream from = in;
        if (from == null) {
            throw new EOFException();
        }
        int status = Integer.parseInt(line(from).split(" ")[1]);
        int length = -1;
        boolean closes = false;
        for (String header = line(from); !header.isEmpty(); header = line(from)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            closes |= lower.startsWith("connection:") && lower.contains("close");
        }
        if (length < 0 || closes) {
            close();
        } else {
            from.skipNBytes(length);
        }
        return status;
    }

    /** A line of a head, without its end. */
    static String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        in = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It is of no use any more, closed or not.
                return;
            }
        }
    }
}
