package dev.dragoman.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.TextLengthTests;
import dev.dragoman.channels.TextLengthTests.Row;
import dev.dragoman.staff.Role;
import dev.dragoman.system.Json;
import org.junit.jupiter.api.Test;

/** The composer in the browser counts as the server does. */
@InTheHouse
class ComposerCountsTests {

    private static final String COUNT = """
            async table => {
              const { lengthOf } = await import('/assets/text-length.js');
              return JSON.stringify(JSON.parse(table).map(row => ({...row, length: lengthOf(row.text, row.unit)})));
            }
            """;

    private final House house;

    ComposerCountsTests(House house) {
        this.house = house;
    }

    @Test
    void countsEachTextAlike() {
        Person anna = house.staff("anna", Role.AGENT).opens("/inbox/waiting");

        Object counted = anna.page().evaluate(COUNT, Json.MAPPER.writeValueAsString(TextLengthTests.TABLE));

        assertThat(Json.MAPPER.readValue((String) counted, Row[].class))
                .containsExactlyElementsOf(TextLengthTests.TABLE);
    }
}
