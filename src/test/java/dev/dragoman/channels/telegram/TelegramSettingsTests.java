package dev.dragoman.channels.telegram;

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

class TelegramSettingsTests {

    private static final String ALL = "dragoman.channels.telegram.";

    private final ApplicationContextRunner house = new ApplicationContextRunner().withUserConfiguration(House.class);

    @Configuration
    @EnableConfigurationProperties(TelegramSettings.class)
    @Import(TelegramChannel.class)
    static class House {

        @Bean
        Clock clock() {
            return TelegramFixture.CLOCK;
        }
    }

    @Test
    void asksForNothingWhileItIsOff() {
        house.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(TelegramChannel.class));
    }

    @Test
    void comesUpUnderTheNameTheRoutesUse() {
        complete().run(context -> assertThat(context).hasNotFailed().hasBean("telegramChannel"));
    }

    @Test
    void takesTheIdFromTheToken() {
        complete()
                .withPropertyValues(ALL + "accounts[0].id=")
                .run(context -> assertThat(
                                context.getBean(TelegramChannel.class).accounts())
                        .singleElement()
                        .satisfies(account -> assertThat(account.id().value()).isEqualTo("7000000001")));
    }

    @Test
    void needsNoWordToPoll() {
        complete()
                .withPropertyValues(ALL + "mode=polling", ALL + "accounts[0].webhook-secret=")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void saysWhatIsMissing() {
        complete()
                .withPropertyValues(ALL + "accounts[0].token=")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("Set dragoman.channels.telegram.accounts[0].token to the token BotFather gave you,"
                                + " or switch the channel off with dragoman.channels.telegram.enabled=false."));
    }

    @ParameterizedTest
    @CsvSource({
        "base-url, telegram",
        "mode, listening",
        "accounts[0].webhook-secret, ''",
        "accounts[0].webhook-secret, two words",
        "accounts[0].token, ../getMe",
        "accounts[1].token, ''",
    })
    void refusesWhatCannotWork(String setting, String value) {
        complete()
                .withPropertyValues(ALL + setting + "=" + value)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("Set " + ALL));
    }

    @Test
    void refusesAWordThatTwoBotsShare() {
        complete()
                .withPropertyValues(
                        ALL + "accounts[1].token=7000000002:token",
                        ALL + "accounts[1].webhook-secret=" + TelegramFixture.SECRET)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("no other bot"));
    }

    private ApplicationContextRunner complete() {
        return house.withPropertyValues(
                ALL + "enabled=true",
                ALL + "accounts[0].id=" + TelegramFixture.BOT.id(),
                ALL + "accounts[0].token=" + TelegramFixture.TOKEN,
                ALL + "accounts[0].webhook-secret=" + TelegramFixture.SECRET);
    }
}
