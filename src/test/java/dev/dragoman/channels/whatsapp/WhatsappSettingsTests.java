package dev.dragoman.channels.whatsapp;

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

class WhatsappSettingsTests {

    private static final String ALL = "dragoman.channels.whatsapp.";

    private final ApplicationContextRunner house = new ApplicationContextRunner().withUserConfiguration(House.class);

    @Configuration
    @EnableConfigurationProperties(WhatsappSettings.class)
    @Import(WhatsappChannel.class)
    static class House {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Test
    void asksForNothingWhileItIsOff() {
        house.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(WhatsappChannel.class));
    }

    @Test
    void comesUpUnderTheNameTheRoutesUse() {
        complete().run(context -> assertThat(context).hasNotFailed().hasBean("whatsappChannel"));
    }

    @ParameterizedTest
    @CsvSource({
        "app-secret, ''",
        "verify-token, ''",
        "base-url, graph",
        "list-button, ''",
        "list-button, More than twenty signs",
        "accounts[0].id, ''",
        "accounts[0].id, +15550100001",
        "accounts[0].business-account, ''",
        "accounts[0].business-account, our account",
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

    @Test
    void refusesTheSameNumberTwice() {
        complete()
                .withPropertyValues(
                        ALL + "accounts[1].id=200000000000001",
                        ALL + "accounts[1].business-account=300000000000001",
                        ALL + "accounts[1].token=token")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith("Set " + ALL + "accounts[1].id to "));
    }

    @Test
    void showsNoSecret() {
        String shown = new WhatsappSettings(
                        true,
                        WhatsappFixture.SECRET,
                        WhatsappFixture.WORD,
                        "http://127.0.0.1:9",
                        "Choose",
                        List.of(new WhatsappSettings.Account(
                                WhatsappFixture.NUMBER, WhatsappFixture.BUSINESS, "Shop", WhatsappFixture.TOKEN)))
                .toString();

        assertThat(shown)
                .contains("Shop")
                .doesNotContain(WhatsappFixture.SECRET, WhatsappFixture.WORD, WhatsappFixture.TOKEN);
    }

    private ApplicationContextRunner complete() {
        return house.withPropertyValues(
                ALL + "enabled=true",
                ALL + "app-secret=secret",
                ALL + "verify-token=word",
                ALL + "accounts[0].id=200000000000001",
                ALL + "accounts[0].business-account=300000000000001",
                ALL + "accounts[0].token=token");
    }
}
