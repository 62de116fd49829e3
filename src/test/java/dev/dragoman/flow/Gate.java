package dev.dragoman.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** Stands in front of a server and, while it is shut, lets no byte through: as a network that swallows everything. */
final class Gate implements AutoCloseable {

    private final ServerSocket entrance;
    private final int behind;
    private volatile CountDownLatch open = new CountDownLatch(0);

    Gate(int behind) {
        this.behind = behind;
        try {
            entrance = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::welcome);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void shut() {
        open = new CountDownLatch(1);
    }

    void open() {
        open.countDown();
    }

    private void welcome() {
        while (!entrance.isClosed()) {
            try {
                Socket guest = entrance.accept();
                Socket host = new Socket(InetAddress.getLoopbackAddress(), behind);
                Thread.ofVirtual().start(() -> carry(guest, host));
                Thread.ofVirtual().start(() -> carry(host, guest));
            } catch (IOException e) {
                // The gate was closed, or the server behind it is gone: nobody is let in.
                continue;
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                open.await();
                out.write(bytes, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            // One of the two has hung up.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        open();
        entrance.close();
    }
}
