package dev.dragoman.replies;

import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.understanding.Library;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Joins the templates to the folder {@code dragoman.intents}, to the channels and to the database. */
@Configuration(proxyBeanMethods = false)
class TemplatesConfiguration {

    @Bean
    Sources templateSources(Library library, ChannelRegistry channels, Environment settings) {
        Path intents = Path.of(settings.getProperty("dragoman.intents", "./intents"));
        return new Sources(
                () -> library.languages().stream().map(library::knowledge).toList(),
                () -> channels.all().stream().map(Network::of).toList(),
                () -> IntentFolder.read(intents),
                library.defaultLanguage());
    }

    @Bean
    Templates templates(
            Sources sources, JdbcClient jdbc, TransactionTemplate transaction, ObjectProvider<Clock> clocks) {
        return new Templates(sources, jdbc, transaction, clocks.getIfAvailable(Clock::systemUTC));
    }
}
