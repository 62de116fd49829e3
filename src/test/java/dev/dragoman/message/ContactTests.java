package dev.dragoman.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dragoman.system.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTests {

    @Test
    void comparesAddressesInLowerCaseAndNumbersByTheirDigits() {
        assertThat(Contact.email(" Ada.Lovelace+Shop@Büro.Example "))
                .map(Contact::value)
                .contains("ada.lovelace+shop@büro.example");
        assertThat(Contact.phone("+4915123456789"))
                .isEqualTo(Contact.phone("4915123456789"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ada",
                "ada@",
                "@example.org",
                "ada@localhost",
                "a b@example.org",
                "a@b@example.org",
                "a@.org"
            })
    void takesNoOtherTextForAnAddress(String text) {
        assertThat(Contact.email(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "123456", "0151234567", "1234567890123456", "US.1000000000000000011", "+1 555"})
    void takesNoOtherTextForANumber(String text) {
        assertThat(Contact.phone(text)).isEmpty();
    }

    @Test
    void refusesWhatIsNotNormal() {
        assertThatThrownBy(() -> new Contact(Contact.Kind.EMAIL, "Ada@example.org"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Ada");
    }

    @Test
    void showsNobodyWhatItIs() {
        assertThat(Contact.email("ada@example.org").orElseThrow()).hasToString("Contact[EMAIL]");
    }

    @Test
    void isReadAgainWithItsWriterAndMissedByNoOlderOne() {
        var ada = new Party(
                new NetworkId("ada"), "Ada", Contact.phone("4915123456789").orElseThrow());

        assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(ada), Party.class))
                .isEqualTo(ada);
        assertThat(Json.MAPPER.readValue("{\"id\":{\"value\":\"ada\"},\"name\":\"Ada\"}", Party.class))
                .isEqualTo(new Party(new NetworkId("ada"), "Ada"));
    }
}
