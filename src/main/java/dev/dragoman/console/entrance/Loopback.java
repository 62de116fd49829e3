package dev.dragoman.console.entrance;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;

/** Whether a request comes from this very machine. */
final class Loopback {

    private static final List<String> BEHIND_A_PROXY = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP");
    private static final List<String> NAMES = List.of("localhost", "127.0.0.1", "[::1]", "::1");

    private Loopback() {}

    /** Not behind a proxy that came from elsewhere, and not by a foreign name that was made to point to us. */
    static boolean is(HttpServletRequest request) {
        return isLoopback(request.getRemoteAddr())
                && NAMES.contains(request.getServerName())
                && BEHIND_A_PROXY.stream().allMatch(name -> request.getHeader(name) == null);
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
