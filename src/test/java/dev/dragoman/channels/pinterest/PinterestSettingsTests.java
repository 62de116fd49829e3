package dev.dragoman.channels.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Kept;
import dev.dragoman.channels.KeptForATest;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class PinterestSettingsTests {

    private static final String ALL = "dragoman.channels.pinterest.";

    private final ApplicationContextRunner house = new ApplicationContextRunner().withUserConfiguration(House.class);

    @Configuration
    @EnableConfigurationProperties(PinterestSettings.class)
    @Import(PinterestChannel.class)
    static class House {

        @Bean
        Kept kept() {
            return new KeptForATest();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Test
    void asksForNothingWhileItIsOff() {
        house.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(PinterestChannel.class));
    }

    @Test
    void comesUpUnderTheNameTheRoutesUse() {
        complete().run(context -> {
            assertThat(context).hasNotFailed().hasBean("pinterestChannel");
            assertThat(context.getBean(PinterestSettings.class).toString()).doesNotContain(PinterestFixture.SECRETS);
        });
    }

    @Test
    void needsNoAppForATokenThatIsNotRenewed() {
        complete()
                .withPropertyValues(ALL + "client-id=", ALL + "client-secret=", ALL + "accounts[0].refresh-token=")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void saysWhatIsMissing() {
        complete()
                .withPropertyValues(ALL + "client-secret=")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("Set dragoman.channels.pinterest.client-secret to the secret of your Pinterest app,"
                                + " or switch the channel off with dragoman.channels.pinterest.enabled=false."));
    }

    @ParameterizedTest
    @CsvSource({
        "base-url, pinterest",
        "poll-interval, 1m",
        "poll-interval, 2d",
        "client-id, ''",
        "accounts[0].id, ''",
        "accounts[0].id, a/b",
        "accounts[0].token, two words",
        "accounts[0].refresh-token, two words",
        "accounts[1].id, sampleshop",
        "accounts[1].id, without-a-token",
    })
    void refusesWhatCannotWork(String setting, String value) {
        complete()
                .withPropertyValues(ALL + setting + "=" + value)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("Set " + ALL));
    }

    private ApplicationContextRunner complete() {
        return house.withPropertyValues(
                ALL + "enabled=true",
                ALL + "client-id=1500000",
                ALL + "client-secret=" + PinterestFixture.SECRET,
                ALL + "accounts[0].id=sampleshop",
                ALL + "accounts[0].token=" + PinterestFixture.TOKEN,
                ALL + "accounts[0].refresh-token=" + PinterestFixture.REFRESH);
    }
}
