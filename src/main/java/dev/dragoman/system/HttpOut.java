package dev.dragoman.system;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
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
}
