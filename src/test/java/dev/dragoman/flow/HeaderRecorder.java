package dev.dragoman.flow;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Remembers the names of all headers and the keys of all properties that any Exchange ever had. */
final class HeaderRecorder extends EventNotifierSupport {

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof CamelEvent.ExchangeEvent about) {
            Exchange exchange = about.getExchange();
            names.addAll(exchange.getIn().getHeaders().keySet());
            names.addAll(exchange.getMessage().getHeaders().keySet());
            names.addAll(exchange.getProperties().keySet());
        }
    }

    Set<String> names() {
        return Set.copyOf(names);
    }
}
