package dev.dragoman.channels.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/** Makes sockets that are closed when their time is over, so that a server which drips byte by byte cannot hold us. */
final class Deadline extends SocketFactory implements AutoCloseable {

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Thread watch;
    private volatile boolean isOver;

    Deadline(Duration time) {
        this.watch = Thread.ofVirtual().name("mail-deadline").start(() -> endAfter(time));
    }

    private void endAfter(Duration time) {
        try {
            Thread.sleep(time);
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        isOver = true;
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                // Whoever reads from it finds out.
            }
        }
    }

    @Override
    public Socket createSocket() throws IOException {
        var socket = new Socket();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        if (isOver) {
            socket.close();
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("sockets are connected with a time limit only");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket("", port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket("", port);
    }

    /** Ends all that is still open. */
    @Override
    public void close() {
        watch.interrupt();
        end();
    }
}
