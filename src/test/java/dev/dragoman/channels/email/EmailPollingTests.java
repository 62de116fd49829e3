package dev.dragoman.channels.email;

import static dev.dragoman.channels.email.EmailFixture.ACCOUNT;
import static dev.dragoman.channels.email.EmailFixture.NOW;
import static dev.dragoman.channels.email.EmailFixture.mail;
import static dev.dragoman.channels.email.EmailFixture.sample;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Reception;
import dev.dragoman.message.Attachment;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Inbound.Said;
import jakarta.mail.Flags;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looking into a mailbox of a real mail server. */
class EmailPollingTests {

    private final EmailFixture fixture = new EmailFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void beginsWithWhatArrivesFromNowOn() {
        fixture.arrives(mail("old@customer.example", "Old", "Old."));

        Polled first = poll(null);
        fixture.arrives(mail("new@customer.example", "New", "New."));
        Polled second = poll(first.place());

        assertThat(first.pages()).isEmpty();
        assertThat(first.trouble()).isNull();
        assertThat(first.place()).isNotNull();
        assertThat(ids(second)).containsExactly("new@customer.example");
        assertThat(second.pause()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void repeatsNothingAfterARestart() {
        String place = poll(null).place();
        fixture.arrives(mail("one@customer.example", "One", "One."));

        Polled polled = poll(place);
        Polled again = poll(polled.place());

        assertThat(ids(polled)).containsExactly("one@customer.example");
        assertThat(again.pages()).isEmpty();
        assertThat(again.place()).isEqualTo(polled.place());
        assertThat(ids(poll(place))).as("what was not kept comes again").containsExactly("one@customer.example");
    }

    @Test
    void keepsTheMailAsItCameAndMarksNothing() {
        String place = poll(null).place();
        byte[] mail = sample("first-mail");
        fixture.arrives(mail);

        Polled polled = poll(place);

        String kept = new String(polled.pages().getFirst().body(), StandardCharsets.ISO_8859_1);
        assertThat(kept.replace("\r", "")).contains(new String(mail, StandardCharsets.ISO_8859_1).substring(40));
        assertThat(fixture.folder("INBOX").getMessages())
                .extracting(StoredMessage::getFlags)
                .allSatisfy(flags -> assertThat(flags.contains(Flags.Flag.SEEN)).isFalse());
        assertThat(((Said) events(polled).getFirst()).author().name()).isEqualTo("Jörg Müller");
    }

    @Test
    void takesManyMailsInSeveralLooks() {
        String place = poll(null).place();
        IntStream.range(0, 55).forEach(i -> fixture.arrives(mail("m" + i + "@customer.example", "M", "Number " + i)));

        Polled first = poll(place);
        Polled second = poll(first.place());

        assertThat(first.pages()).hasSize(50);
        assertThat(first.pause()).isZero();
        assertThat(ids(second)).hasSize(5).endsWith("m54@customer.example");
        assertThat(second.pause()).isPositive();
    }

    @Test
    void skipsMachinesAndTellsOfBounces() {
        String place = poll(null).place();
        fixture.arrives(sample("automatic-out-of-office"));
        fixture.arrives(sample("bounce"));
        fixture.arrives(sample("broken-mime"));

        Polled polled = poll(place);

        assertThat(polled.pages())
                .extracting(Polled.Page::reception)
                .satisfiesExactly(
                        machine -> assertThat(machine).isEqualTo(new Reception.Taken(List.of(), 1)),
                        bounce -> assertThat(bounce.toString()).contains("Undelivered"),
                        broken -> assertThat(broken).isInstanceOf(Reception.Unreadable.class));
    }

    @Test
    void startsOverWhereTheFolderIsNumberedAnew() throws Exception {
        fixture.arrives("Support", mail("before@customer.example", "B", "B"), NOW.minusSeconds(7200));
        String place = pollSupport(null).place();
        fixture.arrives("Support", mail("one@customer.example", "One", "One."), NOW.minusSeconds(60));
        place = pollSupport(place).place();
        fixture.server.getManagers().getImapHostManager().deleteMailbox(fixture.user, "Support");
        List<Instant> arrivals = List.of(NOW.minusSeconds(7200), NOW.minusSeconds(60), NOW);
        List<String> ids = List.of("before@customer.example", "one@customer.example", "two@customer.example");
        IntStream.range(0, 3).forEach(i -> fixture.arrives("Support", mail(ids.get(i), "M", "M"), arrivals.get(i)));
        place = requireNonNull(place).replaceFirst("^[0-9]+", "1");

        Polled over = pollSupport(place);

        assertThat(ids(over))
                .as("mail from before we listened stays unanswered")
                .containsExactly("one@customer.example", "two@customer.example");
        assertThat(pollSupport(over.place()).pages()).isEmpty();
    }

    @Test
    void readsOfALargeMailWhatItNeeds() {
        String place = poll(null).place();
        String head = "Message-ID: <large@customer.example>\nFrom: Ana <ana@customer.example>\nSubject: Film\n"
                + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\n"
                + "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\nSchöner Film!\n--b\n"
                + "Content-Type: video/mp4; name=\"film.mp4\"\nContent-Disposition: attachment; filename=\"film.mp4\"\n"
                + "Content-Transfer-Encoding: base64\n\n";
        String film = ("A".repeat(76) + "\n").repeat(45_000);
        fixture.arrives((head + film + "--b--\n").getBytes(StandardCharsets.UTF_8));

        Polled polled = poll(place);

        Said said = (Said) events(polled).getFirst();
        assertThat(said.content().text()).isEqualTo("Film\n\nSchöner Film!");
        assertThat(said.content().attachments()).containsExactly(new Attachment("video", null, "film.mp4"));
        assertThat(polled.pages().getFirst().body().length).isLessThan(10_000);
    }

    @Test
    void keepsItsPlaceWhenTheServerIsAway() {
        String place = poll(null).place();
        EmailChannel channel = fixture.channel();
        fixture.close();

        Polled polled = channel.poll(ACCOUNT, place);

        assertThat(polled.place()).isNull();
        assertThat(polled.trouble()).isNotBlank();
        assertThat(polled.pause()).isPositive();
        assertThat(channel.accounts().getFirst().missing()).isNull();
    }

    @Test
    void saysWhatAPersonMustMend() {
        EmailChannel wrong = EmailFixture.channel(fixture.mailbox("", "wrong-password"));
        EmailChannel nowhere = EmailFixture.channel(fixture.mailbox("/Nowhere", EmailFixture.PASSWORD));

        for (EmailChannel channel : List.of(wrong, nowhere)) {
            Polled polled = channel.poll(ACCOUNT, null);

            assertThat(polled.place()).isNull();
            assertThat(polled.trouble()).matches("[A-Z].{15,}\\.").doesNotContain("wrong-password");
            assertThat(channel.accounts().getFirst().missing()).isEqualTo(polled.trouble());
        }
    }

    @Test
    void saysNothingToAServerWithoutATrustedCertificate() {
        var secure = new GreenMail(new ServerSetup(0, "127.0.0.1", "imaps"));
        secure.start();
        try {
            secure.setUser(EmailFixture.OWN, "support", EmailFixture.PASSWORD);
            EmailSettings.Mailbox mailbox = new EmailSettings.Mailbox(
                    "support",
                    "Shop",
                    EmailFixture.OWN,
                    "imaps://127.0.0.1:" + secure.getImaps().getPort(),
                    "smtp://127.0.0.1:9",
                    "support",
                    EmailFixture.PASSWORD);

            assertThat(EmailFixture.channel(mailbox).poll(ACCOUNT, null).trouble())
                    .contains("certificate");
        } finally {
            secure.stop();
        }
    }

    @Test
    void putsAsideAMailThatCannotBeFetched() {
        EmailPlace place =
                requireNonNull(EmailPlace.read(requireNonNull(poll(null).place())));
        for (int i = 0; i < 5; i++) {
            place = place.stumbled();
        }
        fixture.arrives(mail("bad@customer.example", "Bad", "Bad."));
        fixture.arrives(mail("good@customer.example", "Good", "Good."));

        Polled polled = poll(place.toString());

        assertThat(polled.pages().getFirst().reception()).isInstanceOf(Reception.Unreadable.class);
        assertThat(ids(polled)).containsExactly("good@customer.example");
    }

    private Polled poll(@Nullable String place) {
        return fixture.channel().poll(ACCOUNT, place);
    }

    private Polled pollSupport(@Nullable String place) {
        fixture.folder("Support");
        return EmailFixture.channel(fixture.mailbox("/Support", EmailFixture.PASSWORD))
                .poll(ACCOUNT, place);
    }

    private static List<Inbound> events(Polled polled) {
        assertThat(polled.trouble()).isNull();
        List<Inbound> events = new ArrayList<>();
        for (Polled.Page page : polled.pages()) {
            if (page.reception() instanceof Reception.Taken taken) {
                events.addAll(taken.events());
            }
        }
        return events;
    }

    private static List<String> ids(Polled polled) {
        return events(polled).stream().map(event -> event.event().id().value()).toList();
    }
}
