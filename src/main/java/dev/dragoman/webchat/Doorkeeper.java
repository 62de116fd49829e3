package dev.dragoman.webchat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Decides who may use the chat's API: who shows a known token, sends no more than 64 KB and does not come too often. */
@Component
@WhenWebchatIsOn
class Doorkeeper {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final String BEARER = "Bearer ";

    private final Visitors visitors;
    private final StoreDeadline store;
    private final RateLimit requests = new RateLimit(600, Duration.ofMinutes(1), InstantSource.system());
    private final RateLimit newcomers = new RateLimit(60, Duration.ofHours(1), InstantSource.system());
    // This machine itself: the demo, a test, or a proxy that hides the real address.
    private final RateLimit neighbours = new RateLimit(20_000, Duration.ofHours(1), InstantSource.system());

    Doorkeeper(Visitors visitors, StoreDeadline store) {
        this.visitors = visitors;
        this.store = store;
    }

    /** The visitor whose token came along; refuses unknown tokens and more than 600 requests a minute. */
    UUID visitor(HttpServletRequest request) {
        String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length()) || header.length() > 200) {
            throw ChatRefusal.unknownVisitor();
        }
        String token = header.substring(BEARER.length()).strip();
        UUID visitor = store.within(() -> visitors.find(token)).orElseThrow(ChatRefusal::unknownVisitor);
        refuseIfNotZero(requests.count(visitor.toString()));
        return visitor;
    }

    /** Counts a newcomer by the address; refuses more than 60 an hour, but this machine itself may make 20,000. */
    void newcomer(HttpServletRequest request) {
        InetAddress address = InetAddress.ofLiteral(request.getRemoteAddr());
        RateLimit limit = address.isLoopbackAddress() ? neighbours : newcomers;
        refuseIfNotZero(limit.count(network(address)));
    }

    /** A household has one IPv4 address, or 2^64 of IPv6. */
    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(address.getAddress(), 8))
                : address.getHostAddress();
    }

    private static void refuseIfNotZero(Duration pause) {
        if (!pause.isZero()) {
            throw ChatRefusal.tooOften("Too many requests. Please wait a moment.", pause);
        }
    }

    /** The body; refuses more than 64 KB. */
    static byte[] body(HttpServletRequest request) {
        if (request.getContentLengthLong() > LONGEST_BODY) {
            throw ChatRefusal.tooLarge();
        }
        try {
            byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
            if (body.length > LONGEST_BODY) {
                throw ChatRefusal.tooLarge();
            }
            return body;
        } catch (IOException cutOff) {
            throw ChatRefusal.badRequest("The body could not be read.");
        }
    }

    /** The cursor in {@code after}; 0 when there is none. */
    static long after(HttpServletRequest request) {
        String after = Optional.ofNullable(request.getParameter("after")).orElse("0");
        if (!after.matches("[0-9]{1,18}")) {
            throw ChatRefusal.badRequest("\"after\" must be a cursor: a whole number from 0.");
        }
        return Long.parseLong(after);
    }
}
