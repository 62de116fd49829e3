package dev.dragoman.channels.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Kept;
import dev.dragoman.channels.KeptForATest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class YouTubeSettingsTests {

    private static final String ALL = "dragoman.channels.youtube.";

    private final ApplicationContextRunner house = new ApplicationContextRunner().withUserConfiguration(House.class);

    @Configuration
    @EnableConfigurationProperties(YouTubeSettings.class)
    @Import(YouTubeChannel.class)
    static class House {

        @Bean
        Kept kept() {
            return new KeptForATest();
        }

        @Bean
        Clock clock() {
            return YouTubeFixture.CLOCK;
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    @Test
    void asksForNothingWhileItIsOff() {
        house.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(YouTubeChannel.class));
    }

    @Test
    void comesUpUnderTheNameTheRoutesUse() {
        complete().run(context -> assertThat(context).hasNotFailed().hasBean("youtubeChannel"));
    }

    @Test
    void showsWhatIsLeftOfTheDay() {
        complete()
                .run(context -> assertThat(context.getBean(MeterRegistry.class)
                                .get("dragoman.youtube.units")
                                .tag("account", YouTubeFixture.BRAND)
                                .gauge()
                                .value())
                        .isEqualTo(10_000));
    }

    @Test
    void saysWhatIsMissing() {
        complete()
                .withPropertyValues(ALL + "accounts[0].refresh-token=")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage(
                                "Set dragoman.channels.youtube.accounts[0].refresh-token to the refresh token Google"
                                        + " gave when the channel's owner consented, or switch the channel off with"
                                        + " dragoman.channels.youtube.enabled=false."));
    }

    @ParameterizedTest
    @CsvSource({
        "base-url, youtube",
        "token-url, ''",
        "poll-interval, 5s",
        "poll-interval, 2h",
        "lookback, -1s",
        "daily-units, 100",
        "accounts[0].id, ''",
        "accounts[0].id, UC/../x",
        "client-id, ''",
        "client-secret, two words",
        "accounts[1].id, UCsampleshop000000000001",
    })
    void refusesWhatCannotWork(String setting, String value) {
        complete()
                .withPropertyValues(ALL + setting + "=" + value)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("Set " + ALL));
    }

    private ApplicationContextRunner complete() {
        return house.withPropertyValues(
                ALL + "enabled=true",
                ALL + "accounts[0].id=" + YouTubeFixture.BRAND,
                ALL + "client-id=7000.apps.example",
                ALL + "client-secret=" + YouTubeFixture.SECRET,
                ALL + "accounts[0].refresh-token=" + YouTubeFixture.REFRESH);
    }
}
