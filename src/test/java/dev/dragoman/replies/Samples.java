package dev.dragoman.replies;

import dev.dragoman.channels.Limits;
import dev.dragoman.understanding.Entity;
import dev.dragoman.understanding.Knowledge;
import dev.dragoman.understanding.Knowledge.Button;
import dev.dragoman.understanding.Knowledge.Comment;
import dev.dragoman.understanding.Knowledge.Example;
import dev.dragoman.understanding.Knowledge.Intent;
import dev.dragoman.understanding.Knowledge.Slot;
import dev.dragoman.understanding.Knowledge.Variation;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A small brand in two languages on three networks. */
final class Samples {

    static final Author ANNA = new Author(UUID.fromString("00000000-0000-0000-0000-00000000000a"), "Anna");
    static final Author BEN = new Author(UUID.fromString("00000000-0000-0000-0000-00000000000b"), "Ben");
    static final Network ROOMY = new Network("roomy", buttons(2000, 3, 20), Limits.text(300));
    static final Network BARE = new Network("bare", Limits.text(100), Limits.text(100));
    static final Network BYTES =
            new Network("bytes", new Limits(1000, Limits.Unit.BYTES, 0, 0, null, null), Limits.text(1000));
    static final List<Network> NETWORKS = List.of(ROOMY, BARE, BYTES);
    static final Button PERSON = new Button("Talk to a person", "/talk_to_a_person");

    private Samples() {}

    static Limits buttons(int longest, int choices, int title) {
        return new Limits(longest, Limits.Unit.CHARACTERS, choices, title, null, null);
    }

    static Variation said(String text) {
        return new Variation(text, List.of(), null);
    }

    static Variation said(String text, String channel) {
        return new Variation(text, List.of(), channel);
    }

    static List<Knowledge> knowledge() {
        return List.of(english(), german());
    }

    private static Knowledge english() {
        Map<String, List<Variation>> responses = Map.of(
                "utter_greet", List.of(said("Hello {customer_name}!"), said("Hi!", "comment")),
                "utter_track_order",
                        List.of(
                                new Variation("Order: {order_number}.", List.of(PERSON), null),
                                said("We look for {order_number}."),
                                said("Roomy: {order_number}", "roomy"),
                                said("We wrote to you.", "comment")));
        return knowledge("en", responses);
    }

    private static Knowledge german() {
        return knowledge("de", Map.of("utter_greet", List.of(said("Hallo {customer_name}!"))));
    }

    private static Knowledge knowledge(String language, Map<String, List<Variation>> responses) {
        var number = new Entity("order_number", "WL-20417", 0, 8, "file");
        var track = new Intent(
                "track_order",
                language + "/track_order.yml",
                List.of(new Example("WL-20417", List.of(number))),
                Comment.PRIVATE,
                false,
                false);
        Map<String, Slot> slots = Map.of(
                "order_number", new Slot("order_number", "not known"),
                "customer_name", new Slot("customer_name", language.equals("de") ? "du" : "there"),
                "bare", new Slot("bare", null));
        return new Knowledge(language, List.of(track), List.of(), Map.of(), slots, responses);
    }
}
