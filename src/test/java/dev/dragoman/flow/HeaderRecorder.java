package dev.dragoman.flow;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/** Remembers the names of all headers and the keys of all properties that any Exchange had at any step of a route. */
final class HeaderRecorder implements InterceptStrategy {

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode step, Processor target, @Nullable Processor nextTarget) {
        return new DelegateAsyncProcessor(exchange -> {
            remember(exchange);
            target.process(exchange);
            remember(exchange);
        });
    }

    private void remember(Exchange exchange) {
        names.addAll(exchange.getMessage().getHeaders().keySet());
        names.addAll(exchange.getProperties().keySet());
    }

    Set<String> names() {
        return Set.copyOf(names);
    }
}
