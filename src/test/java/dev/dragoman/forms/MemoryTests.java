package dev.dragoman.forms;

import static dev.dragoman.forms.Shop.NOON;
import static dev.dragoman.forms.Shop.entity;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is remembered, and for how long. */
class MemoryTests {

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop(folder, true);
    }

    @ParameterizedTest
    @CsvSource({
        "age, 12, age, 12",
        "age, '12,5', age, 12.5",
        "age, old, age, ",
        "size, LARGE, size, large",
        "size, huge, size, ",
        "tag, a, tags, a"
    })
    void keepsValuesInTheTypeOfTheirSlot(String entity, String value, String slot, @Nullable String expected) {
        shop.say("greet", "hello", entity("age", "99"), entity("size", "small"));

        Led led = shop.say("greet", "hello", entity(entity, value));

        assertThat(led.memory().words().get(slot)).isEqualTo(expected);
    }

    @Test
    void forgetsTheFormButNotTheSlotsWhenASessionIsOver() {
        shop.say("cancel", "cancel it", entity("order_number", "4711"));
        shop.now = NOON.plus(Duration.ofMinutes(31));

        Memory memory = shop.forms.recall(shop.kept, "en", shop.now);

        assertThat(memory.form()).isNull();
        assertThat(memory.slots()).containsEntry("order", "4711");
    }

    @Test
    void forgetsTheSlotsTooWhereTheyAreNotCarriedOver() throws IOException {
        shop = new Shop(folder, false);
        shop.say("cancel", "cancel it", entity("order_number", "4711"));
        shop.now = NOON.plus(Duration.ofMinutes(29));
        assertThat(shop.forms.recall(shop.kept, "en", shop.now).slots()).containsKey("order");
        shop.now = NOON.plus(Duration.ofMinutes(31));

        assertThat(shop.forms.recall(shop.kept, "en", shop.now).slots()).isEmpty();
    }

    @Test
    void writesNothingAnewWhenNothingChanged() {
        shop.say("greet", "hello", entity("order_number", "4711"));
        @Nullable String before = shop.kept;

        shop.now = NOON.plusSeconds(59);
        shop.say("greet", "hello");
        assertThat(shop.kept).isSameAs(before);
        shop.now = NOON.plusSeconds(61);
        shop.say("greet", "hello");

        assertThat(shop.kept).isNotEqualTo(before);
        assertThat(Memory.empty(shop.now).toKeep(null)).isNull();
    }

    @Test
    void forgetsWhatAnActionEmpties() {
        Memory memory =
                shop.say("greet", "hello", entity("order_number", "4711")).memory();

        Memory after = memory.acted(Map.of("order", "", "why", "late"));

        assertThat(after.words()).containsOnly(Map.entry("why", "late"));
    }
}
