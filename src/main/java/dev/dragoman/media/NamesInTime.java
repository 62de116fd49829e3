package dev.dragoman.media;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/** Asks for the addresses of a name, but not for longer than it is told: the system sets no limit that we know. */
final class NamesInTime implements Dns {

    private final Dns names;
    private final Duration longest;

    NamesInTime(Dns names, Duration longest) {
        this.names = names;
        this.longest = longest;
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        var answer = new CompletableFuture<List<InetAddress>>();
        Thread asking = Thread.ofVirtual().name("name-lookup").start(() -> ask(hostname, answer));
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException("asked no longer");
        } catch (TimeoutException | ExecutionException e) {
            throw new UnknownHostException("no address in time");
        } finally {
            asking.interrupt();
        }
    }

    private void ask(String hostname, CompletableFuture<List<InetAddress>> answer) {
        try {
            answer.complete(names.lookup(hostname));
        } catch (UnknownHostException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }
}
