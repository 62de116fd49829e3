package dev.dragoman.channels.email;

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

class EmailSettingsTests {

    private static final String ALL = "dragoman.channels.email.";

    private final ApplicationContextRunner house = new ApplicationContextRunner().withUserConfiguration(House.class);

    @Configuration
    @EnableConfigurationProperties(EmailSettings.class)
    @Import(EmailChannel.class)
    static class House {

        @Bean
        Clock clock() {
            return EmailFixture.CLOCK;
        }
    }

    @Test
    void asksForNothingWhileItIsOff() {
        house.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(EmailChannel.class));
    }

    @Test
    void comesUpUnderTheNameTheRoutesUse() {
        complete().run(context -> assertThat(context).hasNotFailed().hasBean("emailChannel"));
    }

    @Test
    void saysWhatIsMissing() {
        complete()
                .withPropertyValues(ALL + "accounts[0].password=")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("Set dragoman.channels.email.accounts[0].password to the password of the mailbox,"
                                + " or switch the channel off with dragoman.channels.email.enabled=false."));
    }

    @ParameterizedTest
    @CsvSource({
        "poll-interval, 0s",
        "poll-interval, 2h",
        "accounts[0].id, two words",
        "accounts[0].address, support",
        "accounts[0].address, süpport@shop.example",
        "accounts[0].imap-url, mail.shop.example",
        "accounts[0].imap-url, smtps://mail.shop.example",
        "accounts[0].imap-url, https://mail.shop.example",
        "accounts[0].smtp-url, smtps://someone:password@mail.shop.example",
        "accounts[1].id, support",
    })
    void refusesWhatCannotWork(String setting, String value) {
        complete()
                .withPropertyValues(ALL + setting + "=" + value)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("Set " + ALL));
    }

    @ParameterizedTest
    @CsvSource({
        "imaps://mail.shop.example, 993, INBOX, false",
        "imap://mail.shop.example/Support%20Desk, 143, Support Desk, true",
        "smtps://mail.shop.example, 465, INBOX, false",
        "smtp://mail.shop.example:2525, 2525, INBOX, true",
        "smtp://localhost:25, 25, INBOX, false",
        "imap://127.0.0.1.shop.example, 143, INBOX, true",
    })
    void asksForTlsButOnThisMachine(String url, int port, String folder, boolean needsStartTls) {
        MailUrl read = MailUrl.parse(url);

        assertThat(read.port()).isEqualTo(port);
        assertThat(read.folder()).isEqualTo(folder);
        assertThat(read.needsStartTls()).isEqualTo(needsStartTls);
    }

    private ApplicationContextRunner complete() {
        return house.withPropertyValues(
                ALL + "enabled=true",
                ALL + "accounts[0].id=support",
                ALL + "accounts[0].address=support@shop.example",
                ALL + "accounts[0].imap-url=imaps://mail.shop.example",
                ALL + "accounts[0].smtp-url=smtps://mail.shop.example",
                ALL + "accounts[0].password=" + EmailFixture.PASSWORD);
    }
}
