package dev.dragoman.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Reception;
import dev.dragoman.message.Attachment;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Inbound.Said;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each recorded mail says. */
class EmailUpdateTests {

    private static final String KEY = "0190aa00-0000-7000-8000-00000000000";
    private static final String OTHERS_KEY = KEY + "9";
    private static final EmailSettings.Mailbox MAILBOX = new EmailSettings.Mailbox(
            "support", "Sample Shop", EmailFixture.OWN, "imap://localhost", "smtp://localhost", "", "x");

    private final EmailUpdate update = new EmailUpdate(MAILBOX, Set.of(OTHERS_KEY)::contains);

    @Test
    void readsUmlautsInNameSubjectAndWords() {
        Said said = said("first-mail");

        assertThat(said.event().address().thread().value()).isEqualTo("joerg.mueller@kunde.example");
        assertThat(said.event().address().visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(said.event().id().value()).isEqualTo("m1@kunde.example");
        assertThat(said.event().at()).isEqualTo(EmailFixture.NOW);
        assertThat(said.author().name()).isEqualTo("Jörg Müller");
        assertThat(said.content().text()).isEqualTo("""
                Rückgabe der grünen Stiefel

                Guten Tag,

                ich möchte die grünen Stiefel zurückgeben. Wie geht das, und was kostet es?""");
        assertThat(said.parent()).isNull();
    }

    @Test
    void cutsWhatIsQuotedAndKeepsTheParent() {
        Said said = said("reply-with-quote");

        assertThat(said.content().text()).isEqualTo("Ja, die Größe 42 wäre schön.");
        assertThat(said.parent()).isEqualTo(new NetworkId("dragoman." + KEY + "1@shop.example"));
        assertThat(said.event().address()).isEqualTo(said("first-mail").event().address());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bottom-posted | It is 4711.\\n\\nIn Lisbon.",
                "outlook-reply | Bitte stornieren.",
                "flowed | Delivery\\n\\nCan you deliver the parcel to my neighbour on Friday?",
                "emoji-rtl | שלום 👋🏽 شكرا جزيلا",
                "inline-picture | Which one?\\n\\nIs this the right one?",
                "without-message-id | Hello\\n\\nDo you open on Sundays?",
            })
    void keepsTheWritersOwnWords(String sample, String words) {
        assertThat(said(sample).content().text()).isEqualTo(words.replace("\\n", "\n"));
    }

    @Test
    void keepsAForwardedMail() {
        assertThat(said("forwarded").content().text()).contains("Your order 4711", "on its way");
    }

    @Test
    void turnsHtmlIntoWhatAReaderSees() {
        assertThat(said("html-only").content().text()).isEqualTo("""
                Hello,

                where is my order? I looked at the page (https://shop.example/orders/4711) and \
                at https://shop.example/help.

                - one pair of boots
                - two laces

                Thanks
                Ana""");
    }

    @Test
    void namesFilesWithoutReadingThem() {
        Said said = said("alternative-with-files");

        assertThat(said.content().text()).isEqualTo("Broken boots\n\nThe sole came off, see the picture. 😕");
        assertThat(said.content().attachments())
                .containsExactly(
                        new Attachment("image", null, "sole.jpg"),
                        new Attachment("file", null, "Rechnung März.pdf"),
                        new Attachment("mail", null, null));
        assertThat(said("inline-picture").content().attachments())
                .containsExactly(new Attachment("image", "cid:pic1@customer.example", "boot.png"));
    }

    @Test
    void givesAMailWithoutAnIdTheSameOneEveryTime() {
        NetworkId id = said("without-message-id").event().id();

        assertThat(id.value()).startsWith("none-");
        assertThat(said("without-message-id").event().id()).isEqualTo(id);
    }

    @ParameterizedTest
    @MethodSource("automatic")
    void neverHearsAMachine(String sample) {
        assertThat(read(sample)).isEqualTo(new Reception.Taken(List.of(), 1));
    }

    static Stream<String> automatic() throws IOException {
        try (Stream<Path> files = Files.list(EmailFixture.SAMPLES)) {
            return new TreeSet<>(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("automatic-"))
                            .map(name -> name.replace(".eml", ""))
                            .toList())
                    .stream();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: no", "X-Auto-Response-Suppress: None", "Precedence: first-class"})
    void hearsAPersonWhoseProgramSaysMuch(String header) {
        String mail = header + "\n" + text("flowed");

        assertThat(update.read(mail.getBytes(StandardCharsets.UTF_8), EmailFixture.NOW))
                .isInstanceOfSatisfying(
                        Reception.Taken.class,
                        taken -> assertThat(taken.events()).hasSize(1));
    }

    @Test
    void tellsThatAMailOfOursCameBack() {
        assertThat(only("bounce")).isInstanceOfSatisfying(Inbound.Undelivered.class, undelivered -> {
            assertThat(undelivered.key()).isEqualTo(KEY + "7");
            assertThat(undelivered.message()).isEqualTo(new NetworkId("dragoman." + KEY + "7@shop.example"));
            assertThat(undelivered.why()).isEqualTo("The address does not exist (5.1.1).");
            assertThat(undelivered.event().address().thread().value()).isEqualTo("gone@customer.example");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bounce-delayed", "bounce-of-others"})
    void passesOverOtherReports(String sample) {
        assertThat(read(sample)).isEqualTo(new Reception.Taken(List.of(), 1));
    }

    @Test
    void recognisesACopyOfItsOwnMail() {
        assertThat(only("own-copy")).isInstanceOfSatisfying(Inbound.Echoed.class, echoed -> {
            assertThat(echoed.key()).isEqualTo(OTHERS_KEY);
            assertThat(echoed.event().address().thread().value()).isEqualTo(EmailFixture.ANA);
            assertThat(echoed.content().text()).isEqualTo("Your order is on its way.");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"dragoman." + KEY + "8@shop.example", "made-up@shop.example"})
    void takesNoWordFromWhoeverWritesOurAddressIntoAMail(String id) {
        String forged = text("own-copy").replace("dragoman." + KEY + "9@shop.example", id);

        assertThat(update.read(forged.getBytes(StandardCharsets.UTF_8), EmailFixture.NOW))
                .isEqualTo(new Reception.Taken(List.of(), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"without-sender", "broken-mime"})
    void putsAsideWhatCannotBeRead(String sample) {
        assertThat(read(sample)).isInstanceOf(Reception.Unreadable.class);
    }

    private Reception read(String sample) {
        return update.read(EmailFixture.sample(sample), EmailFixture.NOW);
    }

    private Inbound only(String sample) {
        Reception reception = read(sample);
        assertThat(reception).as(sample).isInstanceOf(Reception.Taken.class);
        assertThat(((Reception.Taken) reception).events()).hasSize(1);
        return ((Reception.Taken) reception).events().getFirst();
    }

    private Said said(String sample) {
        return (Said) only(sample);
    }

    private static String text(String sample) {
        return new String(EmailFixture.sample(sample), StandardCharsets.UTF_8);
    }
}
