package dev.dragoman.channels.whatsapp;

import static dev.dragoman.channels.whatsapp.WhatsappFixture.ANA;
import static dev.dragoman.channels.whatsapp.WhatsappFixture.ANAS_PHONE;
import static dev.dragoman.channels.whatsapp.WhatsappFixture.BUSINESS;
import static dev.dragoman.channels.whatsapp.WhatsappFixture.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Reception;
import dev.dragoman.message.Attachment;
import dev.dragoman.message.Contact;
import dev.dragoman.message.Content;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatsappMessagesTests {

    private static List<Inbound> events(String sample) {
        try {
            byte[] body = Files.readAllBytes(Path.of("src/main/resources/simulator/whatsapp", sample + ".json"));
            Reception reception = WhatsappFixture.listening(BUSINESS, NUMBER).accept(WhatsappFixture.signed(body));
            return ((Reception.Taken) reception).events();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void keepsMediaByTheirId() {
        assertThat(said("image"))
                .isEqualTo(content("It arrived like this.", "image", "whatsapp:400000000000001", null));
        assertThat(said("voice")).isEqualTo(content("", "voice", "whatsapp:400000000000002", null));
        assertThat(said("document"))
                .isEqualTo(content("My invoice", "document", "whatsapp:400000000000004", "invoice.pdf"));
        assertThat(said("sticker")).isEqualTo(content("", "sticker", "whatsapp:400000000000005", null));
    }

    @Test
    void showsWhatIsNeitherTextNorAFile() {
        assertThat(said("location")).isEqualTo(content("", "location", null, "Sample Square, 52.5, 13.25"));
        assertThat(said("contact")).isEqualTo(content("", "contact", null, "Ben Sample +1 555 010 0012"));
        assertThat(said("order")).isEqualTo(content("Two please", "order", null, null));
        assertThat(said("form-sent")).isEqualTo(content("Sent", "form", null, "flow"));
        assertThat(said("unsupported")).isEqualTo(content("", "unsupported", null, null));
        assertThat(said("text-from-ad"))
                .isEqualTo(content("Is this still on offer?", "referral", "https://ads.example/lamp", "Sample lamps"));
    }

    private Content said(String sample) {
        return ((Inbound.Said) events(sample).getFirst()).content();
    }

    private static Content content(String text, String kind, @Nullable String url, @Nullable String title) {
        return new Content(text, List.of(new Attachment(kind, url, title)));
    }

    @Test
    void namesThePersonEvenWithoutANumber() {
        assertThat(events("text-without-phone")).singleElement().isInstanceOfSatisfying(Inbound.Said.class, said -> {
            assertThat(said.author().id()).isEqualTo(new NetworkId(ANA));
            assertThat(said.author().name()).isEqualTo("Ana Sample");
            assertThat(said.event().at()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        });
    }

    @Test
    void tellsThePhoneNumberUnlessItIsHidden() {
        assertThat(contact("image")).isEqualTo(Contact.phone(ANAS_PHONE).orElseThrow());
        assertThat(contact("text-without-user-id"))
                .isEqualTo(Contact.phone(ANAS_PHONE).orElseThrow());
        assertThat(contact("text-without-phone")).isNull();
    }

    private static @Nullable Contact contact(String sample) {
        return ((Inbound.Said) events(sample).getFirst()).author().contact();
    }

    @ParameterizedTest
    @CsvSource({
        "button-pressed, Yes, /yes",
        "list-pressed, Express, /express",
        "template-button-pressed, No more news, /stop"
    })
    void readsWhatWasPressed(String sample, String title, String payload) {
        assertThat(events(sample)).singleElement().isInstanceOfSatisfying(Inbound.Pressed.class, pressed -> {
            assertThat(pressed.title()).isEqualTo(title);
            assertThat(pressed.payload()).isEqualTo(payload);
        });
    }

    @Test
    void followsAReactionUntilItIsTakenBack() {
        var given = (Inbound.Reacted) events("reaction").getFirst();
        var taken = (Inbound.Reacted) events("reaction-removed").getFirst();

        assertThat(given.target()).isEqualTo(new NetworkId("wamid.SampleSent1"));
        assertThat(given.reaction()).isEqualTo("👍");
        assertThat(given.added()).isTrue();
        assertThat(taken.added()).isFalse();
        assertThat(taken.event().version()).isNotEqualTo(given.event().version());
    }

    @Test
    void putsEditsAndWithdrawalsOnTheirMessage() {
        NetworkId original = events("text").getFirst().event().id();

        assertThat(events("withdrawn").getFirst().event().id()).isEqualTo(original);
        assertThat(events("edited")).singleElement().isInstanceOfSatisfying(Inbound.Edited.class, edited -> {
            assertThat(edited.event().id()).isEqualTo(original);
            assertThat(edited.content()).isEqualTo(Content.of("Where are my two parcels?"));
        });
    }
}
