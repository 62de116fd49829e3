package dev.dragoman.channels.email;

import static dev.dragoman.channels.email.EmailFixture.ANA;
import static dev.dragoman.channels.email.EmailFixture.mail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.Sent;
import dev.dragoman.channels.VoiceContract;
import dev.dragoman.message.Act;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers by mail, handed to a real mail server. The outbound contract of other networks speaks HTTP; its promises are
 * kept here and, for the endings, in {@link SubmissionTests}.
 */
class EmailTests implements VoiceContract {

    private static final String KEY = "0190aa00-key-of-our-send";
    private static final NetworkId ID = new NetworkId("dragoman." + KEY + "@shop.example");
    private static final NetworkId QUESTION = new NetworkId("m1@customer.example");

    private final EmailFixture fixture = new EmailFixture();
    private final EmailChannel channel = fixture.channel();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public List<Visibility> speaks() {
        return List.of(Visibility.PRIVATE);
    }

    @Override
    public Outbound outbound(Visibility visibility, Act act) {
        return EmailFixture.outbound(act);
    }

    @Override
    public void ready(Visibility visibility) {
        // The mail server takes whatever comes.
    }

    @Override
    public String heard(Visibility visibility) {
        try {
            return String.valueOf(last().getContent());
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int calls() {
        return fixture.server.getReceivedMessages().length;
    }

    @Test
    void answersInTheThreadOfTheMail() throws Exception {
        fixture.arrives(mail(QUESTION.value(), "AW: Re: =?UTF-8?Q?Gr=C3=B6=C3=9Fe_42?=", "Is it there?"));

        SendResult result = say("Ja, in Größe 42.");

        assertThat(result).isEqualTo(new Sent(ID));
        MimeMessage sent = last();
        assertThat(sent.getSubject()).isEqualTo("Re: Größe 42");
        assertThat(sent.getMessageID()).isEqualTo("<" + ID + ">");
        assertThat(sent.getHeader("In-Reply-To")).containsExactly("<m1@customer.example>");
        assertThat(sent.getHeader("References")[0].split("\\s+"))
                .containsExactly("<root@shop.example>", "<before@shop.example>", "<m1@customer.example>");
        assertThat(sent.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(sent.getFrom()).containsExactly(new InternetAddress(EmailFixture.OWN, "Müllers Läden", "UTF-8"));
        assertThat(sent.getAllRecipients()).extracting(Object::toString).containsExactly(ANA);
        assertThat(sent.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(String.valueOf(sent.getContent()).strip()).isEqualTo("Ja, in Größe 42.");
    }

    @Test
    void saysOfNoPersonThatAMachineWrote() throws Exception {
        channel.send(EmailFixture.outbound(ANA, QUESTION, new Act.Say("Hello.", List.of()), true));

        assertThat(last().getHeader("Auto-Submitted")).isNull();
    }

    @Test
    void answersWithoutTheThreadWhenTheMailIsGone() throws Exception {
        assertThat(say("Hello.")).isEqualTo(new Sent(ID));

        MimeMessage sent = last();
        assertThat(sent.getHeader("In-Reply-To")).containsExactly("<m1@customer.example>");
        assertThat(sent.getHeader("References")).containsExactly("<m1@customer.example>");
        assertThat(sent.getSubject()).isEqualTo("Müllers Läden");
    }

    @Test
    void takesNoThreadFromAStrangersMailOfTheSameId() throws Exception {
        fixture.arrives(new String(mail(QUESTION.value(), "Secret", "x"), StandardCharsets.UTF_8)
                .replace(ANA, "other@elsewhere.example")
                .getBytes(StandardCharsets.UTF_8));

        say("Hello.");

        assertThat(last().getSubject()).isEqualTo("Müllers Läden");
    }

    @Test
    void answersAMailThatHadNoId() throws Exception {
        NetworkId madeUp = new NetworkId(MailBytes.id(new byte[] {1}));

        assertThat(channel.send(EmailFixture.outbound(ANA, madeUp, new Act.Say("Hello.", List.of()), false)))
                .isInstanceOf(Sent.class);

        assertThat(last().getHeader("In-Reply-To")).isNull();
    }

    @Test
    void letsNoSubjectAddARecipient() throws Exception {
        fixture.arrives(mail(QUESTION.value(), "=?UTF-8?Q?Hi=0D=0ABcc:_spy@elsewhere.example?=", "x"));

        say("Hello.");

        MimeMessage sent = last();
        assertThat(sent.getHeader("Bcc")).isNull();
        assertThat(sent.getAllRecipients()).hasSize(1);
        assertThat(sent.getSubject()).isEqualTo("Re: Hi Bcc: spy@elsewhere.example");
        assertThat(calls()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana@customer.example\r\nBcc: spy@elsewhere.example",
                "ana@customer.example, spy@elsewhere.example",
                "ana@customer.example> RCPT TO:<spy@elsewhere.example",
                "\"ana spy\"@customer.example",
                "änne@customer.example",
                "nobody",
                EmailFixture.OWN,
            })
    void refusesAnAddressThatIsNone(String address) {
        SendResult result = channel.send(EmailFixture.outbound(address, null, new Act.Say("Hello.", List.of()), true));

        assertThat(result).isInstanceOf(Refused.class);
        assertThat(calls()).isZero();
    }

    @Test
    void findsASendByTheCopyTheServerKept() {
        ReadBack before = readBack(channel);
        fixture.arrives(mail("a1@customer.example", "Re: Hello", "Thanks."));
        ReadBack meanwhile = readBack(channel);
        fixture.arrives(("Message-ID: <" + ID + ">\nFrom: " + EmailFixture.OWN + "\n\nHello.\n")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(before).isInstanceOf(ReadBack.Unknown.class);
        assertThat(meanwhile).isInstanceOf(ReadBack.Unknown.class);
        assertThat(readBack(channel)).isEqualTo(new ReadBack.Found(ID));
    }

    @Test
    void findsASendByTheAnswerToIt() {
        fixture.arrives(new String(mail("a1@customer.example", "Re: Hello", "Thanks."), StandardCharsets.UTF_8)
                .replace("before@shop.example", ID.value())
                .getBytes(StandardCharsets.UTF_8));

        assertThat(readBack(channel)).isEqualTo(new ReadBack.Found(ID));
    }

    @Test
    void takesAMailboxThatIsAwayForNoProof() {
        fixture.close();

        assertThat(readBack(channel)).isInstanceOf(ReadBack.Unknown.class);
        assertThat(say("Hello.")).isInstanceOf(SendResult.TryLater.class);
    }

    @Test
    void recognisesACopyOfWhatItSent() throws Exception {
        String place = channel.poll(EmailFixture.ACCOUNT, null).place();
        say("Hello.");
        var copy = new ByteArrayOutputStream();
        last().writeTo(copy);
        fixture.arrives(copy.toByteArray());

        var polled = channel.poll(EmailFixture.ACCOUNT, place);

        assertThat(polled.pages().toString()).contains("Echoed", "key=" + KEY);
    }

    @Test
    void showsThePasswordToNobody() {
        EmailSettings.Mailbox mailbox = fixture.mailbox();

        assertThat(mailbox + " " + channel + " " + channel.accounts()).doesNotContain(EmailFixture.PASSWORD);
    }

    private SendResult say(String text) {
        return channel.send(EmailFixture.outbound(new Act.Say(text, List.of())));
    }

    private static ReadBack readBack(EmailChannel channel) {
        return channel.readBack(EmailFixture.outbound(new Act.Say("Hello.", List.of())), EmailFixture.NOW);
    }

    /** What was handed in last. */
    private MimeMessage last() {
        @Nullable MimeMessage last = null;
        for (MimeMessage message : fixture.server.getReceivedMessagesForDomain(ANA)) {
            last = message;
        }
        assertThat(last).as("nothing was handed in").isNotNull();
        return Objects.requireNonNull(last);
    }
}
