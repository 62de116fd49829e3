package dev.dragoman.understanding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small shop's knowledge, written as files and read back. */
final class Taught {

    static final String DOMAIN = """
            version: "3.1"
            entities: [order_number]
            slots:
              order_number:
                type: text
                initial_value: "not given yet"
                mappings:
                  - type: from_entity
                    entity: order_number
            """;

    private static final String ORDERS = """
            version: "3.1"
            intents: [track_order]
            nlu:
              - intent: track_order
                metadata: {comment: private}
                examples: |
                  - where is my parcel
                  - where is my package [4711](order_number)
                  - when does my order arrive
                  - my delivery has not arrived
                  - track my order please
                  - has my parcel been shipped
              - regex: order_number
                examples: |
                  - \\b\\d{4,10}\\b
              - synonym: lamp
                examples: |
                  - lantern
              - lookup: product
                examples: |
                  - lantern
                  - camping stove
            responses:
              utter_track_order:
                - text: "We look for {order_number}."
            """;

    private static final String GREETING = """
            version: "3.1"
            intents: [greet]
            nlu:
              - intent: greet
                metadata: {comment: like}
                examples: |
                  - hello
                  - good morning
                  - hi there
                  - hey
            """;

    private static final String COMPLAINT = """
            version: "3.1"
            intents: [complaint]
            nlu:
              - intent: complaint
                metadata: {handoff: true, urgent: true}
                examples: |
                  - i want to complain
                  - this is outrageous
                  - your service is terrible
                  - i am very disappointed with you
            """;

    private static final String GERMAN = """
            version: "3.1"
            intents: [track_order, greet]
            nlu:
              - intent: track_order
                examples: |
                  - wo bleibt mein paket
                  - wann kommt meine bestellung
                  - meine lieferung ist noch nicht da
              - intent: greet
                examples: |
                  - hallo zusammen
                  - guten tag
            """;

    private Taught() {}

    static Path write(Path folder) {
        file(folder, "en/domain.yml", DOMAIN);
        file(folder, "en/track_order.yml", ORDERS);
        file(folder, "en/greet.yml", GREETING);
        file(folder, "en/complaint.yml", COMPLAINT);
        file(folder, "de/all.yml", GERMAN);
        return folder;
    }

    static Path file(Path folder, String name, String content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Library library(Path folder) {
        List<Knowledge> all = IntentFiles.read(write(folder));
        return new Library(all, "en");
    }
}
