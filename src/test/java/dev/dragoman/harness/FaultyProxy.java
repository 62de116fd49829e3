package dev.dragoman.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A wire between the product and a server that can be bad in the ways wires are. */
final class FaultyProxy implements AutoCloseable {

    /** What the wire does from now on, to open connections and new ones. */
    enum Mode {
        /** Carries everything. */
        FINE,
        /** Holds every piece back for 300 ms. */
        DELAYED,
        /** Carries a kilobyte a second. */
        THROTTLED,
        /** Carries requests and swallows the answers. */
        SWALLOWS_ANSWERS,
        /** Takes everything, carries nothing, and never closes. */
        HALF_OPEN,
        /** Puts garbage in the place of answers. */
        GARBAGE,
        /** Breaks open connections and takes no new ones for longer than the moment it needs to break them. */
        CUT
    }

    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int target;
    private volatile Mode mode = Mode.FINE;

    FaultyProxy(int target) throws IOException {
        this.target = target;
        Thread.ofPlatform().daemon().name("faulty-proxy").start(this::listen);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Changes the wire; broken connections are broken with a reset. */
    void be(Mode next) {
        mode = next;
        if (next == Mode.CUT) {
            open.forEach(FaultyProxy::reset);
        }
    }

    /** How many connections the product holds. */
    int connections() {
        open.removeIf(Socket::isClosed);
        return open.size();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Thread.ofVirtual().start(() -> join(near));
            } catch (IOException e) {
                // Closed: the next look at the door says so.
                Thread.onSpinWait();
            }
        }
    }

    private void join(Socket near) {
        if (mode == Mode.CUT) {
            reset(near);
            return;
        }
        try {
            var far = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(near);
            Thread.ofVirtual().start(() -> carry(near, far, false));
            carry(far, near, true);
        } catch (IOException e) {
            reset(near);
        }
    }

    private void carry(Socket from, Socket to, boolean answers) {
        byte[] piece = new byte[16 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int size = in.read(piece); size >= 0; size = in.read(piece)) {
                pass(to.getOutputStream(), piece, size, answers);
            }
        } catch (IOException e) {
            // One side has hung up; both are closed now.
            return;
        }
    }

    private void pass(OutputStream out, byte[] piece, int size, boolean answers) throws IOException {
        switch (mode) {
            case FINE -> out.write(piece, 0, size);
            case DELAYED -> {
                Runs.pass(Duration.ofMillis(300));
                out.write(piece, 0, size);
            }
            case THROTTLED -> {
                Runs.pass(Duration.ofMillis(size));
                out.write(piece, 0, size);
            }
            case SWALLOWS_ANSWERS -> out.write(piece, 0, answers ? 0 : size);
            case HALF_OPEN -> {}
            case GARBAGE -> {
                if (answers) {
                    out.write("\u0000\u0001 this is no HTTP \r\n\r\n".getBytes(StandardCharsets.UTF_8));
                } else {
                    out.write(piece, 0, size);
                }
            }
            case CUT -> throw new IOException("cut");
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // Then it is broken already.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(FaultyProxy::reset);
    }
}
