package dev.dragoman.understanding;

import dev.dragoman.rasa.RasaServers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads, learns and wires. A mistake in {@code intents/} stops the start with its file and line. */
@Configuration(proxyBeanMethods = false)
class UnderstandingBeans {

    @Bean
    Library library(UnderstandingSettings settings) {
        return new Library(IntentFiles.read(settings.folder()), settings.language());
    }

    @Bean
    Understander understander(
            Library library, RasaServers servers, MeterRegistry meters, ObjectProvider<Clock> clocks) {
        Clock clock = clocks.getIfAvailable(Clock::systemUTC);
        return new Understander(library, new RasaClassifier(servers), meters, clock);
    }
}
