package dev.dragoman.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.AccountStopped;
import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.Sent;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.message.Act;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a send ends, by what the mail server answers to each command. */
class SubmissionTests {

    private final ScriptedSmtp server = new ScriptedSmtp();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void handsAMailInOnce() {
        assertThat(send()).isInstanceOf(Sent.class);
        assertThat(server.commands).contains("EHLO", "AUTH", "MAIL", "RCPT", "DATA", ".");
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 4.3.2 not now, NETWORK",
        "GREETING, 554 no service, NETWORK",
        "AUTH, 454 4.7.0 temporary authentication failure, SEND",
        "MAIL, 421 4.7.0 too many connections, NETWORK",
        "MAIL, 451 4.3.0 local error, SEND",
        "RCPT, 450 4.2.0 greylisted, SEND",
        "RCPT, 452 4.2.2 mailbox full, SEND",
        "DATA, 451 4.3.0 local error, SEND",
        "., 451 4.3.0 local error, SEND",
        "., 421 4.3.2 shutting down, NETWORK",
        "MAIL, 550 5.4.5 daily limit exceeded, ACCOUNT",
    })
    void triesLaterWhenTheServerSaysSo(String command, String reply, TryLater.Scope scope) {
        server.answering(command, reply);

        assertThat(send()).isInstanceOfSatisfying(TryLater.class, later -> {
            assertThat(later.scope()).isEqualTo(scope);
            assertThat(later.pause()).isPositive();
            assertThat(later.why()).matches("[A-Z].{15,}\\.");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such user, does not exist (550 5.1.1)",
        "RCPT, 551 5.1.6 moved, does not exist (551 5.1.6)",
        "RCPT, 553 5.1.3 bad, does not exist (553 5.1.3)",
        "RCPT, 550 5.7.1 policy, does not write to",
        "RCPT, 501 bad, does not write to",
        "DATA, 554 5.6.0 no, does not take this mail",
        "., 552 5.3.4 too large, does not take this mail (552 5.3.4)",
        "., 554 5.7.1 spam, does not take this mail (554 5.7.1)",
    })
    void explainsARefusalInWords(String command, String reply, String why) {
        server.answering(command, reply);

        assertThat(send())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.why())
                                .contains(why)
                                .matches("[A-Z].{15,}\\.")
                                .doesNotContain("spam", "user", "Exception"));
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH, 535 5.7.8 wrong",
        "AUTH, 534 5.7.9 needs an app password",
        "MAIL, 530 5.7.0 authentication required",
        "MAIL, 553 5.7.1 sender address rejected: not owned by user",
    })
    void stopsTheAccountWhenAPersonMustMendIt(String command, String reply) {
        server.answering(command, reply);
        EmailChannel channel = channel();

        SendResult result = send(channel);

        assertThat(result)
                .isInstanceOfSatisfying(
                        AccountStopped.class,
                        stopped -> assertThat(channel.accounts().getFirst().missing())
                                .isEqualTo(stopped.why()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "AUTH", "MAIL", "RCPT", "DATA"})
    void knowsThatNothingWasSentBeforeTheFinalDot(String command) {
        server.answering(command, ScriptedSmtp.HANGS_UP);

        assertThat(send()).isInstanceOf(TryLater.class);
        assertThat(server.commands).doesNotContain(".");
    }

    @Test
    void doubtsWhenTheAnswerToTheFinalDotGetsLost() {
        server.answering(".", ScriptedSmtp.HANGS_UP);

        assertThat(send()).isInstanceOf(Doubtful.class);
    }

    @Test
    void isSentEvenIfTheServerDoesNotSayGoodBye() {
        server.answering("QUIT", ScriptedSmtp.HANGS_UP);

        assertThat(send()).isInstanceOf(Sent.class);
    }

    @Test
    void doesNotSpeakToAServerThatCannotProveItself() {
        EmailSettings.Mailbox plain = mailbox("smtps://localhost:" + server.port());

        assertThat(send(EmailFixture.channel(plain)))
                .isInstanceOfSatisfying(
                        TryLater.class, later -> assertThat(later.why()).contains("certificate"));
        assertThat(server.commands).doesNotContain("EHLO", "AUTH");
    }

    private SendResult send() {
        return send(channel());
    }

    private static SendResult send(EmailChannel channel) {
        return channel.send(EmailFixture.outbound(EmailFixture.ANA, null, new Act.Say("Hello.", List.of()), false));
    }

    private EmailChannel channel() {
        return EmailFixture.channel(mailbox("smtp://127.0.0.1:" + server.port()));
    }

    private static EmailSettings.Mailbox mailbox(String smtpUrl) {
        return new EmailSettings.Mailbox(
                "support", "Shop", EmailFixture.OWN, "imap://127.0.0.1:9", smtpUrl, "support", EmailFixture.PASSWORD);
    }
}
