package dev.dragoman.flow;

import dev.dragoman.bus.Bus;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.understanding.Effort;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How far the work lags behind what comes in, and what is left out meanwhile so that it catches up: first the console
 * hears less often, and the encoder is asked less
 * often, then nobody asks Rasa or the encoder. Receiving, answering and sending are never left out.
 */
@Component
public class Pressure {

    private static final Logger LOG = LoggerFactory.getLogger(Pressure.class);
    private static final Duration BUSY_AFTER = Duration.ofSeconds(2);
    private static final Duration STRAINED_AFTER = Duration.ofSeconds(5);

    private final Bus bus;
    private final Conversations conversations;
    private volatile Duration lag = Duration.ZERO;
    private volatile Level level = Level.CALM;

    Pressure(Bus bus, Conversations conversations, MeterRegistry meters) {
        this.bus = bus;
        this.conversations = conversations;
        Gauge.builder("dragoman.lag", () -> lag.toMillis() / 1000.0)
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("dragoman.pressure", () -> level.ordinal()).register(meters);
    }

    /** What is left out. */
    public enum Level {
        /** Nothing. */
        CALM("nothing is left out"),
        /** The console hears of changes every 2 s only, and the encoder is asked where it matters most. */
        BUSY("the console hears of changes and the encoder is asked less often"),
        /** Beside that, words and letters answer in place of Rasa and of the encoder. */
        STRAINED("the console hears of changes less often, and neither Rasa nor the encoder is asked");

        private final String sentence;

        Level(String sentence) {
            this.sentence = sentence;
        }
    }

    /** Whether what people watch may come later. */
    public boolean isBusy() {
        return level != Level.CALM;
    }

    /** How much time understanding a text is worth. */
    public Effort effort() {
        return switch (level) {
            case CALM -> Effort.CALM;
            case BUSY -> Effort.HURRIED;
            case STRAINED -> Effort.WORDS;
        };
    }

    /** How long the oldest event or conversation waits, and what is left out for it, in words. */
    public String sentence() {
        return "%d ms behind; %s".formatted(lag.toMillis(), level.sentence);
    }

    /** Looks how long the oldest work waits; once a second. While the database is away, nothing is known and kept. */
    @Scheduled(fixedDelay = 1000)
    void look() {
        try {
            weigh(longer(bus.lag(), conversations.lag()));
        } catch (DataAccessException e) {
            LOG.debug("the lag is not known");
        }
    }

    void weigh(Duration waited) {
        lag = waited;
        Level now = waited.compareTo(STRAINED_AFTER) > 0
                ? Level.STRAINED
                : waited.compareTo(BUSY_AFTER) > 0 ? Level.BUSY : Level.CALM;
        if (now != level) {
            LOG.info("the work is {} ms behind: {}", waited.toMillis(), now.sentence);
        }
        level = now;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
