package dev.dragoman.bus.pgq;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code pgq:<list>?workers=8&idle=250&pause=20}: the list is a bean of type {@link dev.dragoman.bus.WorkList} with that name. */
public class PgqComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        int workers = getAndRemoveParameter(parameters, "workers", Integer.class, 8);
        long idle = getAndRemoveParameter(parameters, "idle", Long.class, 250L);
        long pause = getAndRemoveParameter(parameters, "pause", Long.class, 20L);
        return new PgqEndpoint(uri, this, new PgqEndpoint.Settings(remaining, workers, idle, pause));
    }
}
