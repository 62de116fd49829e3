package dev.dragoman.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Somebody plays a Facebook customer on the simulator's page. */
@InTheHouse
class SimulatorPageTests {

    private final House house;

    SimulatorPageTests(House house) {
        this.house = house;
    }

    @Test
    void answersAMessageInThePhone() {
        Person player = house.visitor("en").opens("/simulator?customer=1");

        write(player, ".sim-phone > .sim-compose", "where is my parcel 4711?");
        player.sees("#phone .sim-mine", "where is my parcel");

        player.sees("#phone .sim-theirs", "4711");
        assertThat(player.page()
                        .locator(".sim-phone > .sim-compose input[name=text]")
                        .inputValue())
                .isEmpty();
    }

    @Test
    void answersACommentUnderThePost() {
        Person player = house.visitor("en").opens("/simulator?customer=2");

        write(player, ".sim-wall > .sim-compose", "what are your opening hours?");
        player.sees("#post .sim-comment", "opening hours");

        player.sees("#post .sim-replies .sim-page", "17");
    }

    @Test
    void answersAPersonalCommentInPrivate() {
        Person player = house.visitor("en").opens("/simulator?customer=3");

        write(player, ".sim-wall > .sim-compose", "where is my order 83920?");

        player.sees("#post .sim-comment", "private message");
        player.sees("#phone .sim-theirs", "83920");
    }

    private static void write(Person player, String form, String words) {
        player.page().locator(form + " input[name=text]").fill(words);
        player.page().locator(form + " button").click();
    }
}
