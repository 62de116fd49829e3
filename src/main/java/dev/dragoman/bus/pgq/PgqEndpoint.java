package dev.dragoman.bus.pgq;

import dev.dragoman.bus.Waker;
import dev.dragoman.bus.WorkList;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultEndpoint;

/** One work list. */
class PgqEndpoint extends DefaultEndpoint {

    private final Settings settings;

    PgqEndpoint(String uri, PgqComponent component, Settings settings) {
        super(uri, component);
        this.settings = settings;
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        var list = CamelContextHelper.mandatoryLookup(getCamelContext(), settings.list(), WorkList.class);
        var waker = CamelContextHelper.findSingleByType(getCamelContext(), Waker.class);
        return new PgqConsumer(this, processor, new PgqConsumer.Reader(list, waker, settings));
    }

    @Override
    public Producer createProducer() {
        throw new IllegalArgumentException("pgq can only be read; work is put through the door of its module");
    }

    /**
     * What the address says.
     *
     * @param list    the name of the work list
     * @param workers how many pieces are worked on at a time
     * @param idle    how long to wait before looking again when nobody rang, in milliseconds
     * @param pause   the shortest time between two looks, in milliseconds
     */
    record Settings(String list, int workers, long idle, long pause) {}
}
