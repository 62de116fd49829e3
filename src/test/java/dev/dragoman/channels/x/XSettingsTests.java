package dev.dragoman.channels.x;

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

class XSettingsTests {

    private static final String ALL = "dragoman.channels.x.";

    private final ApplicationContextRunner house = new ApplicationContextRunner().withUserConfiguration(House.class);

    @Configuration
    @EnableConfigurationProperties(XSettings.class)
    @Import(XChannel.class)
    static class House {

        @Bean
        Kept kept() {
            return new KeptForATest();
        }

        @Bean
        Clock clock() {
            return XFixture.CLOCK;
        }
    }

    @Test
    void asksForNothingWhileItIsOff() {
        house.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(XChannel.class));
    }

    @Test
    void comesUpUnderTheNameTheRoutesUse() {
        complete().run(context -> assertThat(context).hasNotFailed().hasBean("xChannel"));
    }

    @Test
    void saysWhatIsMissing() {
        complete()
                .withPropertyValues(ALL + "consumer-secret=")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("Set dragoman.channels.x.consumer-secret to the app's API key secret,"
                                + " or switch the channel off with dragoman.channels.x.enabled=false."));
    }

    @ParameterizedTest
    @CsvSource({
        "base-url, x",
        "consumer-key, ''",
        "daily-budget, -1",
        "mode, stream",
        "poll-interval, 5s",
        "daily-budget, 1000001",
        "accounts[0].id, sampleshop",
        "accounts[0].token, ''",
        "accounts[0].token-secret, two words",
        "accounts[0].refresh-token, two words",
        "accounts[0].refresh-token, without-a-client",
        "accounts[1].id, 1400000000000000001",
    })
    void refusesWhatCannotWork(String setting, String value) {
        complete()
                .withPropertyValues(ALL + setting + "=" + value)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("Set " + ALL));
    }

    @Test
    void takesAnAccountOfOAuth2WithoutAKey() {
        house.withPropertyValues(
                        ALL + "enabled=true",
                        ALL + "consumer-secret=" + XFixture.SECRET,
                        ALL + "client-id=client",
                        ALL + "client-secret=client-secret",
                        ALL + "accounts[0].id=" + XFixture.SHOP,
                        ALL + "accounts[0].token=access-1",
                        ALL + "accounts[0].refresh-token=refresh-1")
                .run(context -> assertThat(context).hasNotFailed().hasBean("xChannel"));
    }

    @Test
    void showsNoSecret() {
        XSettings settings = XFixture.settings("https://api.x.com", "2.50", XFixture.ACCOUNT);

        assertThat(settings.toString())
                .contains("Sample Shop", "2.50")
                .doesNotContain(XFixture.SECRET, XFixture.ACCOUNT.token(), XFixture.ACCOUNT.tokenSecret());
        assertThat(settings.budgetInMills()).isEqualTo(2500);
    }

    private ApplicationContextRunner complete() {
        return house.withPropertyValues(
                ALL + "enabled=true",
                ALL + "consumer-key=made-up-consumer-key",
                ALL + "consumer-secret=" + XFixture.SECRET,
                ALL + "daily-budget=5",
                ALL + "accounts[0].id=" + XFixture.SHOP,
                ALL + "accounts[0].token=" + XFixture.ACCOUNT.token(),
                ALL + "accounts[0].token-secret=" + XFixture.ACCOUNT.tokenSecret());
    }
}
