package dev.dragoman.channels.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class InstagramSettingsTests {

    private static final String ALL = "dragoman.channels.instagram.";

    private final ApplicationContextRunner house = new ApplicationContextRunner().withUserConfiguration(House.class);

    @Configuration
    @EnableConfigurationProperties(InstagramSettings.class)
    @Import(InstagramChannel.class)
    static class House {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Test
    void asksForNothingWhileItIsOff() {
        house.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(InstagramChannel.class));
    }

    @Test
    void comesUpUnderTheNameTheRoutesUse() {
        complete().run(context -> assertThat(context).hasNotFailed().hasBean("instagramChannel"));
    }

    @ParameterizedTest
    @CsvSource({
        "app-secret, ''",
        "verify-token, ''",
        "base-url, graph",
        "accounts[0].id, ''",
        "accounts[0].token, ''",
        "accounts[0].token, a token"
    })
    void refusesToStartAndNamesTheSetting(String setting, String value) {
        complete()
                .withPropertyValues(ALL + setting + "=" + value)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith("Set " + ALL + setting + " to ")
                        .hasMessageEndingWith("or switch the channel off with " + ALL + "enabled=false."));
    }

    private ApplicationContextRunner complete() {
        return house.withPropertyValues(
                ALL + "enabled=true",
                ALL + "app-secret=secret",
                ALL + "verify-token=word",
                ALL + "accounts[0].id=17841400000000001",
                ALL + "accounts[0].token=token");
    }
}
