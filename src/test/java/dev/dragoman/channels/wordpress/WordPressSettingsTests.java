package dev.dragoman.channels.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class WordPressSettingsTests {

    private static final String ALL = "dragoman.channels.wordpress.";

    private final ApplicationContextRunner house = new ApplicationContextRunner().withUserConfiguration(House.class);

    @Configuration
    @EnableConfigurationProperties(WordPressSettings.class)
    @Import(WordPressChannel.class)
    static class House {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Test
    void asksForNothingWhileItIsOff() {
        house.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(WordPressChannel.class));
    }

    @Test
    void comesUpUnderTheNameTheRoutesUse() {
        complete().run(context -> assertThat(context).hasNotFailed().hasBean("wordpressChannel"));
    }

    @Test
    void takesThePasswordAsWordPressShowsIt() {
        var blog =
                new WordPressSettings.Blog("blog", "", "https://blog.example", "dragoman", "aBcD 1234 eFgH", List.of());

        assertThat(blog.applicationPassword()).isEqualTo("aBcD1234eFgH");
        assertThat(blog.name()).isEqualTo("blog");
    }

    @Test
    void saysWhatIsMissing() {
        complete()
                .withPropertyValues(ALL + "accounts[0].application-password=")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("Set dragoman.channels.wordpress.accounts[0].application-password to an application"
                                + " password of that user, or switch the channel off with"
                                + " dragoman.channels.wordpress.enabled=false."));
    }

    @ParameterizedTest
    @CsvSource({
        "accounts[0].base-url, blog.example",
        "accounts[0].username, ''",
        "accounts[0].username, two:words",
        "accounts[0].id, ''",
        "accounts[1].id, blog",
        "poll-interval, 1s",
        "window, 90d",
    })
    void refusesWhatCannotWork(String setting, String value) {
        complete()
                .withPropertyValues(ALL + setting + "=" + value)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("Set " + ALL));
    }

    private ApplicationContextRunner complete() {
        return house.withPropertyValues(
                ALL + "enabled=true",
                ALL + "accounts[0].id=blog",
                ALL + "accounts[0].base-url=https://blog.example",
                ALL + "accounts[0].username=dragoman",
                ALL + "accounts[0].application-password=" + WordPressFixture.PASSWORD);
    }
}
