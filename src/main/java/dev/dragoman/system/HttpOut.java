package dev.dragoman.system;

import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.OkHttpClient;

/** The one outgoing HTTP client: bounded in time, follows no redirect, repeats nothing by itself. */
public final class HttpOut {

    // Idle sockets are dropped before a server does it: a request on a socket that was just closed ends in doubt.
    private static final OkHttpClient SHARED = new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .connectTimeout(Duration.ofSeconds(3))
            .connectionPool(new ConnectionPool(64, 4, TimeUnit.SECONDS))
            .build();

    private HttpOut() {}

    /** A client whose calls end within the deadline, connection included. Shares its sockets with the others. */
    public static OkHttpClient within(Duration deadline) {
        return SHARED.newBuilder()
                .callTimeout(deadline)
                .readTimeout(deadline)
                .writeTimeout(deadline)
                .build();
    }

    /**
     * A client for an address that a stranger gave us: it connects to what this resolver answers and to nothing else.
     * It asks no proxy, which would resolve the name once more, and shares no socket.
     */
    public static OkHttpClient toStrangers(Duration deadline, Dns resolver) {
        return within(deadline)
                .newBuilder()
                .dns(resolver)
                .proxy(Proxy.NO_PROXY)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .build();
    }
}
