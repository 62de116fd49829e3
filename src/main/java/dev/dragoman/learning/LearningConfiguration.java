package dev.dragoman.learning;

import dev.dragoman.understanding.IntentFiles;
import dev.dragoman.understanding.Library;
import dev.dragoman.understanding.Understander;
import java.nio.file.Path;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Joins what was learned to the folder {@code dragoman.intents} and to the bot. */
@Configuration(proxyBeanMethods = false)
class LearningConfiguration {

    @Bean
    Taught taught(Environment settings) {
        return new Taught(IntentFiles.texts(Path.of(settings.getProperty("dragoman.intents", "./intents"))));
    }

    @Bean
    Force force(Taught taught, Library library, Understander understander) {
        return new Force(taught, library, understander);
    }

    /** Before the first lesson about meaning, so that it is taken once. */
    @Bean
    @Order(0)
    ApplicationRunner learnedBefore(IntentVersions versions, Library library) {
        return arguments -> library.languages().stream()
                .filter(language -> versions.published(language).isPresent())
                .forEach(versions::enforce);
    }
}
