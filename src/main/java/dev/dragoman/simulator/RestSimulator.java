package dev.dragoman.simulator;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;

/**
 * A pretend network with an API of its own below {@code /simulator/api/<name>}: what it can do is its {@link #answer} and
 * its {@link #act}, which nobody else disturbs meanwhile.
 */
public abstract class RestSimulator<T extends Record & NetworkTraits> implements PretendNetwork {

    /** How it behaves. */
    protected final NetworkBehaviour<T> behaviour;

    private final ReentrantLock lock = new ReentrantLock();
    private final String name;
    private final CallGate gate;

    /** Begins calm. */
    protected RestSimulator(String name, T calm, Journal journal, NetworkClock clock) {
        this.name = name;
        behaviour = new NetworkBehaviour<>(calm);
        gate = new CallGate(name, behaviour, journal, clock);
    }

    /** What the network answers to a call. */
    protected abstract ApiAnswer answer(ApiCall call);

    /** What {@link #play} does. */
    protected abstract String act(Play play);

    /** Forgets what was said. */
    protected abstract void clear();

    /** Answers a call over HTTP. */
    public final ResponseEntity<byte[]> call(HttpServletRequest request) throws IOException, InterruptedException {
        ApiCall call = ApiCall.read(request, "/simulator/api/" + name);
        var noted = new CallGate.Noted(call.method(), "/" + call.path(), call.fields(), call.isSend());
        return gate.through(noted, () -> alone(() -> answer(call)));
    }

    /** Does the work while nobody else touches the network. */
    protected final <R> R alone(Supplier<R> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String play(Play play) {
        return alone(() -> act(play));
    }

    @Override
    public final T traits() {
        return behaviour.now();
    }

    @Override
    public final T change(Map<String, ?> traits) {
        return behaviour.change(traits);
    }

    @Override
    public int undelivered() {
        return 0;
    }

    @Override
    public final void reset() {
        behaviour.calm();
        alone(() -> {
            clear();
            return true;
        });
    }

    /** Lets go of calls that are held. */
    @PreDestroy
    protected void stop() {
        gate.letGo();
    }
}
