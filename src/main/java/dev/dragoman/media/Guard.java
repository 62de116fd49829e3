package dev.dragoman.media;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Says where a foreign address may lead: to port 443 of hosts whose every address is public, by name and encrypted. A name
 * is resolved once, and what was checked is what is connected to.
 */
final class Guard {

    private static final int HTTPS = 443;

    private final Dns resolver;

    Guard(Dns resolver) {
        this.resolver = resolver;
    }

    /**
     * Checks an address.
     *
     * @param home where the network itself listens, by the operator's settings: if this is on this machine, so may be what
     *             has the same scheme, host and port
     */
    Checked check(HttpUrl url, @Nullable HttpUrl home) throws IOException {
        if (home != null && isSame(url, home)) {
            List<InetAddress> addresses = resolve(url.host());
            if (addresses.stream().allMatch(InetAddress::isLoopbackAddress)) {
                return new Checked(url.host(), addresses);
            }
        }
        if (!url.isHttps() || url.port() != HTTPS || namesAUser(url) || isLiteral(url.host())) {
            throw new Forbidden();
        }
        List<InetAddress> addresses = resolve(url.host());
        if (!addresses.stream().allMatch(PublicAddress::is)) {
            throw new Forbidden();
        }
        return new Checked(url.host(), addresses);
    }

    private static boolean isSame(HttpUrl url, HttpUrl home) {
        return url.scheme().equals(home.scheme())
                && url.host().equals(home.host())
                && url.port() == home.port()
                && !namesAUser(url);
    }

    private static boolean namesAUser(HttpUrl url) {
        return !url.username().isEmpty() || !url.password().isEmpty();
    }

    private static boolean isLiteral(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        List<InetAddress> found = isLiteral(host) ? List.of(InetAddress.getByName(host)) : resolver.lookup(host);
        if (found.isEmpty()) {
            throw new UnknownHostException("no address");
        }
        return List.copyOf(found);
    }

    /** A host with the addresses that were checked; it knows no other one. */
    record Checked(String host, List<InetAddress> addresses) implements Dns {

        @Override
        public List<InetAddress> lookup(String hostname) throws UnknownHostException {
            if (!hostname.equals(host)) {
                throw new UnknownHostException("not the host that was checked");
            }
            return addresses;
        }
    }

    /** An address that may not be called. */
    static final class Forbidden extends IOException {

        private static final long serialVersionUID = 1;

        Forbidden() {
            super("this address may not be called");
        }
    }
}
