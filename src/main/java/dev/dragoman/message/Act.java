package dev.dragoman.message;

import java.util.List;
import java.util.UUID;

/** What we want a network to do. Each kind is stored under its simple name. */
public sealed interface Act {

    /** The stored name of the kind, such as {@code Say}. */
    default String kind() {
        return getClass().getSimpleName();
    }

    /** Write in the conversation; under a comment this is public. */
    record Say(String text, List<Choice> choices) implements Act {}

    /** Write privately to the author of a comment. */
    record ReplyPrivately(String text, List<Choice> choices) implements Act {}

    /** Like the message or comment that is answered. */
    record Like() implements Act {}

    /** Judge the comment that is answered; with {@link Moderation#DELETE_OWN}, take back what we said there. */
    record Moderate(Moderation verdict) implements Act {}

    /**
     * Write with a text that the network approved, outside its reply window too.
     *
     * @param language the network's code of the language it was approved in
     * @param values   what is filled into its places, in order
     * @param text     what the customer will read, for our own eyes
     */
    record Template(String name, String language, List<String> values, String text) implements Act {}

    /**
     * Write with a picture or another file.
     *
     * @param file    the id it was handed in under, in the conversation it is for
     * @param type    what it is, such as {@code png}
     * @param caption the words that go with it; may be empty
     */
    record SendFile(UUID file, String name, String type, String caption) implements Act {}

    /** The words of this act; empty for acts without words. */
    default String words() {
        return switch (this) {
            case Say say -> say.text();
            case ReplyPrivately reply -> reply.text();
            case Like like -> "";
            case Moderate moderate -> "";
            case SendFile file -> file.caption();
            case Template template -> template.text();
        };
    }

    /** The buttons of this act; none for acts that cannot have any. */
    default List<Choice> choices() {
        return List.of();
    }

    /** Whether it must leave before the network's reply window closes; verdicts and templates may go at any time. */
    default boolean keepsWindow() {
        return !(this instanceof Moderate || this instanceof Template);
    }
}
