package dev.dragoman.understanding;

import dev.dragoman.rasa.RasaServers;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads, learns and wires. A mistake in {@code intents/} stops the start with its file and line. */
@Configuration(proxyBeanMethods = false)
class UnderstandingBeans {

    @Bean
    Library library(
            UnderstandingSettings settings,
            @Value("${dragoman.customers.country:}") String country,
            @Value("${dragoman.publishing.time-zone:}") String timeZone) {
        ZoneId zone = timeZone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(timeZone);
        return new Library(
                IntentFiles.read(settings.folder()), settings.language(), new Home(country, Clock.system(zone)));
    }

    @Bean
    Teacher teacher(EncoderSettings settings, @Value("${dragoman.data:./data}") String data) {
        return new Teacher(new Encoders(settings.encoder()), Path.of(data, "understanding"));
    }

    @Bean
    Understander understander(
            Library library, RasaServers servers, MeterRegistry meters, ObjectProvider<Clock> clocks) {
        Clock clock = clocks.getIfAvailable(Clock::systemUTC);
        var understander = new Understander(library, new RasaClassifier(servers), meters, clock);
        return understander;
    }

    @Bean
    ApplicationRunner lessons(Understander understander, Teacher teacher) {
        return arguments -> understander.learnFrom(teacher);
    }
}
