package dev.dragoman.rasa;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what is set. */
@Configuration(proxyBeanMethods = false)
class RasaBeans {

    @Bean
    RasaServers rasaServers(RasaSettings settings, ObjectProvider<Clock> clocks) {
        return new RasaServers(settings, clocks.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    ActionServer actionServer(RasaSettings settings, ObjectProvider<Clock> clocks) {
        return new ActionServer(settings, clocks.getIfAvailable(Clock::systemUTC));
    }
}
