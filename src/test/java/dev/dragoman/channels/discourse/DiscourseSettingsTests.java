package dev.dragoman.channels.discourse;

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

class DiscourseSettingsTests {

    private static final String ALL = "dragoman.channels.discourse.";
    private static final String FIRST = ALL + "accounts[0].";

    private final ApplicationContextRunner house = new ApplicationContextRunner().withUserConfiguration(House.class);

    @Configuration
    @EnableConfigurationProperties(DiscourseSettings.class)
    @Import(DiscourseChannel.class)
    static class House {

        @Bean
        Clock clock() {
            return DiscourseFixture.CLOCK;
        }
    }

    @Test
    void asksForNothingWhileItIsOff() {
        house.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(DiscourseChannel.class));
    }

    @Test
    void comesUpUnderTheNameTheRoutesUse() {
        complete().run(context -> assertThat(context).hasNotFailed().hasBean("discourseChannel"));
    }

    @Test
    void asksForAForum() {
        house.withPropertyValues(ALL + "enabled=true")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("accounts[0].base-url to the address of your forum"));
    }

    @ParameterizedTest
    @CsvSource({
        "base-url,forum",
        "api-username,''",
        "api-username,shop bot",
        "api-key,''",
        "webhook-secret,''",
        "webhook-secret,short",
        "id,shop.bot",
        "title,x"
    })
    void saysWhatIsWrong(String setting, String value) {
        complete()
                .withPropertyValues(FIRST + setting + "=" + value)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith("Set " + FIRST + setting + " to ")
                        .hasMessageEndingWith("switch the channel off with " + ALL + "enabled=false."));
    }

    @Test
    void refusesTwoAccountsWithOneSecret() {
        complete()
                .withPropertyValues(
                        ALL + "accounts[1].id=two",
                        ALL + "accounts[1].base-url=https://two.example",
                        ALL + "accounts[1].api-username=bot",
                        ALL + "accounts[1].api-key=key",
                        ALL + "accounts[1].webhook-secret=" + DiscourseFixture.SECRET)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("accounts[1].webhook-secret to a secret that no other account has"));
    }

    private ApplicationContextRunner complete() {
        return house.withPropertyValues(
                ALL + "enabled=true",
                FIRST + "base-url=https://forum.example",
                FIRST + "api-username=" + DiscourseFixture.BOT,
                FIRST + "api-key=" + DiscourseFixture.KEY,
                FIRST + "webhook-secret=" + DiscourseFixture.SECRET);
    }
}
