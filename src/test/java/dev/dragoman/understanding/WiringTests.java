package dev.dragoman.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.rasa.RasaServers;
import dev.dragoman.rasa.RasaSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class WiringTests {

    @TempDir
    Path folder;

    private ApplicationContextRunner application = new ApplicationContextRunner();

    @BeforeEach
    void wire() {
        Taught.write(folder);
        application = application
                .withUserConfiguration(Parts.class)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues("dragoman.intents=" + folder);
    }

    @Test
    void opensOneDoorAndOneHealthPage() {
        application.run(context -> {
            assertThat(context).hasSingleBean(Understander.class).hasSingleBean(UnderstandingHealth.class);
            assertThat(context.getBean(Library.class).languages()).containsExactly("de", "en");
            assertThat(context.getBean(UnderstandingHealth.class).health().getDetails())
                    .extracting("engine")
                    .hasToString("{de=embedded, en=embedded}");
        });
    }

    @Test
    void bindsTheSettingsAndHidesTheWords() {
        application
                .withPropertyValues(
                        "dragoman.language=de",
                        "dragoman.api-token=hush",
                        "dragoman.rasa.urls.de=http://localhost:1",
                        "dragoman.rasa.token=hush")
                .run(context -> {
                    assertThat(context.getBean(Library.class).defaultLanguage()).isEqualTo("de");
                    assertThat(context.getBean(UnderstandingSettings.class).toString())
                            .doesNotContain("hush");
                    assertThat(context.getBean(RasaSettings.class).toString())
                            .contains("http://localhost:1")
                            .doesNotContain("hush");
                    assertThat(context.getBean(Understander.class).engines()).containsEntry("de", "rasa");
                });
    }

    @Test
    void stopsTheStartWithFileLineAndRemedy() {
        Taught.file(folder, "en/bad.yml", "version: 3.1");

        application.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(BadIntentFile.class)
                .hasMessageContaining("intents/en/bad.yml, line 1: "));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({UnderstandingSettings.class, EncoderSettings.class, RasaSettings.class})
    @Import({UnderstandingBeans.class, UnderstandingHealth.class, ParseEndpoint.class})
    static class Parts {

        @Bean
        RasaServers rasaServers(RasaSettings settings) {
            return new RasaServers(settings, Clock.systemUTC());
        }
    }
}
