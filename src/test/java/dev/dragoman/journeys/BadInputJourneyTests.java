package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A proven sender sends what nobody can read: it is thanked, it is kept, and nothing else is lost. */
class BadInputJourneyTests extends JourneyHouse {

    private static final int DEEP = 100_000;

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("broken JSON", "{\"object\":\"page\",\"entry\":["),
                Arguments.of("no object", "[1,2,3]"),
                Arguments.of("a number", "7"),
                Arguments.of("another object", "{\"object\":\"instagram\",\"entry\":[]}"),
                Arguments.of("an object of the wrong type", "{\"object\":7,\"entry\":[]}"),
                Arguments.of("entries of the wrong type", "{\"object\":\"page\",\"entry\":\"x\"}"),
                Arguments.of("an entry of the wrong type", "{\"object\":\"page\",\"entry\":[7]}"),
                Arguments.of("a page nobody configured", "{\"object\":\"page\",\"entry\":[{\"id\":\"666\"}]}"),
                Arguments.of("items of the wrong type", entry("\"messaging\":\"x\"")),
                Arguments.of("an item of the wrong type", entry("\"messaging\":[7]")),
                Arguments.of("a sender of the wrong type", entry("\"messaging\":[{\"sender\":7,\"message\":{}}]")),
                Arguments.of("a huge number", entry("\"messaging\":[{\"timestamp\":1" + "0".repeat(2000) + "}]")),
                Arguments.of("deep arrays", "[".repeat(DEEP) + "]".repeat(DEEP)),
                Arguments.of("deep objects", "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)),
                Arguments.of("deep entries", entry("\"messaging\":" + "[".repeat(DEEP) + "]".repeat(DEEP))),
                Arguments.of("a long name", "{\"" + "x".repeat(100_000) + "\":1}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void keepsWhatItCannotRead(String what, String body) {
        long before = count("quarantine");

        assertThat(postSigned(body).status()).as(what).isEqualTo(200);

        assertThat(count("quarantine")).as(what).isEqualTo(before + 1);
    }

    @Test
    void keepsBytesThatAreNoUtf8() {
        long before = count("quarantine");

        assertThat(postSigned(message("9", "caf\u00e9").getBytes(StandardCharsets.ISO_8859_1))
                        .status())
                .isEqualTo(200);
        assertThat(postSigned(new byte[] {(byte) 0xc3, (byte) 0x28, 0, (byte) 0xff})
                        .status())
                .isEqualTo(200);

        assertThat(count("quarantine")).isEqualTo(before + 2);
    }

    static Stream<Arguments> strange() {
        return Stream.of(
                Arguments.of("NUL", "a\\u0000b"),
                Arguments.of("half a surrogate pair", "a\\ud83d and \\ude00 and \\ude00\\ud83d b"),
                Arguments.of("right to left", "\\u202eolleh\\u202c \u0645\u0631\u062d\u0628\u0627"),
                Arguments.of("many emoji", "\ud83d\ude00".repeat(50_000)),
                Arguments.of("escaped emoji", "\\ud83d\\ude00".repeat(50_000)),
                Arguments.of("combining marks", "a" + "\u0301".repeat(5_000)),
                Arguments.of("control characters", "\\u0001\\u0007\\u001b[31m\\u0085\\u2028"),
                Arguments.of("markup", "<script>alert(1)</script>{{7*7}}${7*7}{order_number}"),
                Arguments.of("only blanks", "  \\t \\n "),
                Arguments.of("a command of nobody", "/drop_table{\\\"a\\\":"),
                Arguments.of("nearly 1 MB", "word ".repeat(200_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strange")
    void keepsStrangeTextAndGoesOn(String what, String text) {
        String psid = "7" + UUID.randomUUID().toString().replaceAll("\\D", "");

        assertThat(postSigned(message(psid, text)).status()).isEqualTo(200);

        waitFor(
                "it is filed",
                () -> jdbc.sql("select count(*) from conversation where thread = :psid")
                                .param("psid", psid)
                                .query(Long.class)
                                .single()
                        == 1);
        waitForQuiet();
        assertThat(jdbc.sql("select count(*) from quarantine where what like '%' || :psid || '%'")
                        .param("psid", psid)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void takesABodyOfNearlyThreeMegabytes() {
        String filler = "\"filler\":[" + "\"0123456789\",".repeat(230_000) + "0]";
        long before = count("raw_request");

        assertThat(postSigned(entry("\"messaging\":[]," + filler)).status()).isEqualTo(200);

        assertThat(count("raw_request") + count("quarantine")).isGreaterThan(before);
    }

    @Test
    void skipsKindsItDoesNotKnow() {
        long before = count("quarantine");

        Answer answer = postSigned(entry("""
                "messaging":[{"sender":{"id":"9"},"recipient":{"id":"%s"},"timestamp":1,"telepathy":{"thought":"x"}}],
                "changes":[{"field":"dreams","value":{}}]""".formatted(PAGE)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(count("quarantine")).isEqualTo(before);
    }

    @Test
    void readsTheGoodNeighboursOfABadItem() {
        int customer = stranger();
        network.write(customer, "Hello");
        answers(customer, 1);
        String good = item("900000000%07d".formatted(customer), "Where is my parcel 4711?");

        postSigned(entry("\"messaging\":[7," + good + ",{\"message\":[]}]"));

        assertThat(answers(customer, 2).getLast().text()).contains("4711");
    }

    /** Whatever came before, the next customer gets an answer. */
    @AfterEach
    void answersTheNextCustomer() {
        int customer = stranger();

        network.write(customer, "Where is my parcel 4711?");

        assertThat(answers(customer, 1).getFirst().text()).contains("4711");
    }

    private static String message(String psid, String escapedText) {
        return entry("\"messaging\":[" + item(psid, escapedText) + "]");
    }

    private static String item(String psid, String escapedText) {
        return """
            {"sender":{"id":"%s"},"recipient":{"id":"%s"},"timestamp":%d,"message":{"mid":"m-%s","text":"%s"}}""".formatted(psid, PAGE, System.currentTimeMillis(), UUID.randomUUID(), escapedText);
    }

    private static String entry(String items) {
        return "{\"object\":\"page\",\"entry\":[{\"id\":\"" + PAGE + "\",\"time\":1," + items + "}]}";
    }
}
