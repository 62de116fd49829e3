package dev.dragoman.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dragoman.message.Contact;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactFinderTests {

    private static final ContactFinder AT_HOME_NOWHERE = finder("");
    private static final ContactFinder AT_HOME_IN_GERMANY = finder("DE");

    private static ContactFinder finder(String country) {
        return new ContactFinder(new PhoneNumbers(new CustomerSettings(country)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my e-mail is ada@example.org",
                "Hello! My email address: Ada@Example.ORG.",
                "It is late. You can reach me at ada@example.org, thanks",
                "please email me back at <ada@example.org>",
                "Meine neue E-Mail-Adresse lautet ada@example.org",
                "Sie erreichen mich unter ada@example.org oder gar nicht",
                "Schreiben Sie mir bitte an ada@example.org",
                "meine Mail ist \"ada@example.org\"",
                " ada@example.org "
            })
    void findsTheAddressOfTheWriter(String text) {
        assertThat(values(AT_HOME_NOWHERE, text)).containsExactly("ada@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I wrote to shop@example.org and nobody answered",
                "my brother's e-mail is ben@example.org",
                "the e-mail of my boss is boss@example.org",
                "this is not my e-mail: ada@example.org",
                "das ist nicht meine E-Mail: ada@example.org",
                "@ada @ben look at this",
                "my e-mail is ada@localhost",
                "my e-mail is somewhere. Ask Ben, he is ben@example.org",
                "my order number is 12345678",
                "my number is 4915123456789",
                "4915123456789",
                "my phone is 030 1234567",
                "call my brother at +49 1512 3456789",
                "my phone number is +49 1"
            })
    void leavesWhatMayBeSomebodyElses(String text) {
        assertThat(values(AT_HOME_NOWHERE, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "my phone number is +49 (0)1512 / 345 67 89 | 4915123456789",
                "my number is 0049 1512 3456789              | 4915123456789",
                "call me at +1 (202) 456-1111, please        | 12024561111",
                "Meine Handynummer ist +49-1512-3456789.     | 4915123456789",
                "Rufen Sie mich bitte unter +4915123456789 an| 4915123456789",
                "+49 1512 3456789                            | 4915123456789"
            })
    void findsTheNumberOfTheWriter(String text, String number) {
        assertThat(values(AT_HOME_NOWHERE, text)).containsExactly(number);
    }

    @Test
    void takesNumbersWithoutACountryWhereTheBrandIsAtHome() {
        assertThat(values(AT_HOME_IN_GERMANY, "my phone is 01512 3456789")).containsExactly("4915123456789");
        assertThat(values(AT_HOME_IN_GERMANY, "my order is 01512 3456789")).isEmpty();
        assertThat(values(AT_HOME_IN_GERMANY, "01512 3456789")).isEmpty();
    }

    @Test
    void findsBothAndEachOnce() {
        String text = "My e-mail is ada@example.org, my phone is +49 1512 3456789. Again, my e-mail: ada@example.org";

        assertThat(values(AT_HOME_NOWHERE, text)).containsExactly("ada@example.org", "4915123456789");
    }

    @Test
    void takesNoHalfOfAnAddressFarIntoAText() {
        String mine = "my e-mail is ada@example.org";
        String text = "x".repeat(ContactFinder.LONGEST - mine.length()) + " " + mine + ".uk and more";

        assertThat(values(AT_HOME_NOWHERE, text)).isEmpty();
        assertThat(values(AT_HOME_NOWHERE, text.substring(10))).containsExactly("ada@example.org.uk");
    }

    @Test
    void looksCloserOnlyAtWordsThatMayHoldSomething() {
        assertThat(ContactFinder.mayHold("Where is my parcel 123456?")).isFalse();
        assertThat(ContactFinder.mayHold("Where is my parcel 1234567?")).isTrue();
        assertThat(ContactFinder.mayHold("a@b")).isTrue();
        assertThat(ContactFinder.mayHold("x".repeat(ContactFinder.LONGEST) + "@"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "a@", "1 ", "+1-", "my e-mail is ", "a.b", "((((", "me at on at on "})
    void isSoonDoneWithWhateverIsWritten(String piece) {
        String text = piece.repeat(100_000);
        long start = System.nanoTime();

        AT_HOME_IN_GERMANY.find(text);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void refusesACountryThatIsNone() {
        assertThatThrownBy(() -> new CustomerSettings("Germany")).hasMessageContaining("dragoman.customers.country");
    }

    private static List<String> values(ContactFinder finder, String text) {
        return finder.find(text).stream().map(Contact::value).toList();
    }
}
