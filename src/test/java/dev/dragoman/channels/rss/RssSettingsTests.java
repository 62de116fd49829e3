package dev.dragoman.channels.rss;

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

class RssSettingsTests {

    private static final String ALL = "dragoman.channels.rss.";

    private final ApplicationContextRunner house = new ApplicationContextRunner().withUserConfiguration(House.class);

    @Configuration
    @EnableConfigurationProperties(RssSettings.class)
    @Import(RssChannel.class)
    static class House {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Test
    void asksForNothingWhileItIsOff() {
        house.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RssChannel.class));
    }

    @Test
    void comesUpUnderTheNameTheRoutesUse() {
        complete().run(context -> {
            assertThat(context).hasNotFailed().hasBean("rssChannel");
            assertThat(context.getBean(RssSettings.class).toString()).doesNotContain("made-up-secret");
        });
    }

    @Test
    void saysWhatIsMissing() {
        complete()
                .withPropertyValues(ALL + "accounts[0].url=")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("Set dragoman.channels.rss.accounts[0].url to an address that starts with https://"
                                + " or http://, or switch the channel off with dragoman.channels.rss.enabled=false."));
    }

    @ParameterizedTest
    @CsvSource({"accounts[0].url, feed.xml", "accounts[0].id, ''", "accounts[1].id, forum", "poll-interval, 1s"})
    void refusesWhatCannotWork(String setting, String value) {
        complete()
                .withPropertyValues(ALL + setting + "=" + value)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("Set " + ALL));
    }

    private ApplicationContextRunner complete() {
        return house.withPropertyValues(
                ALL + "enabled=true",
                ALL + "accounts[0].id=forum",
                ALL + "accounts[0].url=https://forum.example/feed.xml?key=made-up-secret");
    }
}
