package dev.dragoman.channels.mastodon;

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

class MastodonSettingsTests {

    private static final String ALL = "dragoman.channels.mastodon.";

    private final ApplicationContextRunner house = new ApplicationContextRunner().withUserConfiguration(House.class);

    @Configuration
    @EnableConfigurationProperties(MastodonSettings.class)
    @Import(MastodonChannel.class)
    static class House {

        @Bean
        Clock clock() {
            return MastodonFixture.CLOCK;
        }
    }

    @Test
    void asksForNothingWhileItIsOff() {
        house.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(MastodonChannel.class));
    }

    @Test
    void comesUpUnderTheNameTheRoutesUse() {
        complete().run(context -> assertThat(context).hasNotFailed().hasBean("mastodonChannel"));
    }

    @Test
    void takesSeveralAccounts() {
        complete()
                .withPropertyValues(
                        ALL + "accounts[1].id=42",
                        ALL + "accounts[1].base-url=https://other.example",
                        ALL + "accounts[1].token=another-token")
                .run(context -> assertThat(
                                context.getBean(MastodonChannel.class).polled())
                        .hasSize(2));
    }

    @Test
    void saysWhatIsMissing() {
        complete()
                .withPropertyValues(ALL + "accounts[0].token=")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage(
                                "Set dragoman.channels.mastodon.accounts[0].token to the access token of your application,"
                                        + " or switch the channel off with dragoman.channels.mastodon.enabled=false."));
    }

    @ParameterizedTest
    @CsvSource({
        "longest, 20",
        "public-replies, private",
        "public-replies, direct",
        "accounts[0].base-url, mastodon.example",
        "accounts[0].base-url, ''",
        "accounts[0].id, ''",
        "accounts[0].id, ../1",
        "accounts[0].token, two words",
        "accounts[1].token, ''",
    })
    void refusesWhatCannotWork(String setting, String value) {
        complete()
                .withPropertyValues(ALL + setting + "=" + value)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("Set " + ALL));
    }

    @Test
    void showsNoSecret() {
        var account = new MastodonSettings.Account("1", "", "https://made-up.example", MastodonFixture.TOKEN);
        var settings = new MastodonSettings(true, 500, "unlisted", List.of(account));

        assertThat(settings + " " + account + new MastodonApi(account, MastodonFixture.CLOCK))
                .contains("made-up.example")
                .doesNotContain(MastodonFixture.TOKEN);
    }

    private ApplicationContextRunner complete() {
        return house.withPropertyValues(
                ALL + "enabled=true",
                ALL + "accounts[0].id=" + MastodonFixture.SHOP,
                ALL + "accounts[0].base-url=https://mastodon.example",
                ALL + "accounts[0].token=" + MastodonFixture.TOKEN);
    }
}
