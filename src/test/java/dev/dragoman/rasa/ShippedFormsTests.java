package dev.dragoman.rasa;

import static dev.dragoman.rasa.TrainingData.list;
import static dev.dragoman.rasa.TrainingData.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Rasa 3 asks of forms. */
class ShippedFormsTests {

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void asksForEverySlotThatAFormNeedsAndEndsEveryForm(String language) throws IOException {
        var data = new TrainingData(Path.of("intents", language));

        assertThat(requiredSlots(data)).isNotEmpty().allSatisfy(slot -> {
            assertThat(map(data.entries("slots").get(slot)).get("initial_value"))
                    .isNull();
            assertThat(data.entries("responses")).containsKey("utter_ask_" + slot);
        });
        data.entries("forms").keySet().forEach(form -> {
            List<String> rules = data.all("rules").stream()
                    .map(String::valueOf)
                    .filter(rule -> rule.contains("active_loop=" + form))
                    .toList();
            assertThat(rules)
                    .as(form + " is begun by one rule and ended by one")
                    .hasSize(2);
            assertThat(rules)
                    .filteredOn(rule -> rule.contains("active_loop=null"))
                    .hasSize(1);
        });
    }

    static List<String> requiredSlots(TrainingData data) {
        return data.entries("forms").values().stream()
                .flatMap(form -> list(map(form).get("required_slots")).stream())
                .map(String::valueOf)
                .distinct()
                .toList();
    }
}
