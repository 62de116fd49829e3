package dev.dragoman.channels.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class FacebookSettingsTests {

    private static final String ALL = "dragoman.channels.facebook.";

    private final ApplicationContextRunner house = new ApplicationContextRunner().withUserConfiguration(House.class);

    @Configuration
    @EnableConfigurationProperties(FacebookSettings.class)
    @Import(FacebookChannel.class)
    static class House {

        @Bean
        Clock clock() {
            return FacebookFixture.CLOCK;
        }
    }

    @Test
    void asksForNothingWhileItIsOff() {
        house.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(FacebookChannel.class));
    }

    @Test
    void comesUpUnderTheNameTheRoutesUse() {
        complete().run(context -> assertThat(context).hasNotFailed().hasBean("facebookChannel"));
    }

    @Test
    void saysWhatIsMissing() {
        complete()
                .withPropertyValues(ALL + "accounts[0].token=")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("Set dragoman.channels.facebook.accounts[0].token to the Page's access token,"
                                + " or switch the channel off with dragoman.channels.facebook.enabled=false."));
    }

    @Test
    void refusesAnAddressThatIsNone() {
        complete()
                .withPropertyValues(ALL + "base-url=graph")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("base-url"));
    }

    private ApplicationContextRunner complete() {
        return house.withPropertyValues(
                ALL + "enabled=true",
                ALL + "app-secret=" + FacebookFixture.SECRET,
                ALL + "verify-token=" + FacebookFixture.WORD,
                ALL + "accounts[0].id=" + FacebookFixture.PAGE,
                ALL + "accounts[0].token=" + FacebookFixture.TOKEN);
    }
}
