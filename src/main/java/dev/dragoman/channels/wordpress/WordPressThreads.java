package dev.dragoman.channels.wordpress;

import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.wordpress.WordPressApi.Answer;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds the first comment of a thread. WordPress names the parent alone, so the way up is asked for step by step. */
final class WordPressThreads {

    /** WordPress nests ten levels at most. */
    private static final int DEEPEST = 12;

    private static final SendResult UNREAD =
            new SendResult.TryLater(WordPressErrors.TEMPORARY, "The blog's answer about a comment could not be read.");

    private final WordPressApi api;
    private final WordPressMemory memory;
    private final TimeLeft time;

    WordPressThreads(WordPressApi api, WordPressMemory memory, TimeLeft time) {
        this.api = api;
        this.memory = memory;
        this.time = time;
    }

    /** Where a comment belongs. */
    sealed interface Place {

        record Thread(String name) implements Place {}

        record Unknown(SendResult why) implements Place {}
    }

    Place of(WordPressComment comment) {
        if (comment.parent() == 0) {
            return new Place.Thread(comment.rootThread());
        }
        long above = comment.parent();
        for (int level = 0; level < DEEPEST; level++) {
            Optional<String> known =
                    memory.find(above).map(WordPressMemory.Known::thread).filter(thread -> !thread.isEmpty());
            if (known.isPresent()) {
                return new Place.Thread(known.get());
            }
            if (time.isOver()) {
                return new Place.Unknown(TimeLeft.OVER);
            }
            switch (api.get("comments/" + above + "?context=edit&_fields=id,parent")) {
                case Answer.Failed(String code, SendResult ending) -> {
                    return WordPressErrors.GONE.contains(code) ? root(comment, above) : new Place.Unknown(ending);
                }
                case Answer.Done(JsonNode parent, int total)
                when !parent.isObject() -> {
                    return new Place.Unknown(UNREAD);
                }
                case Answer.Done(JsonNode parent, int total) -> {
                    long next = parent.path("parent").longValue(0);
                    if (next <= 0) {
                        return root(comment, above);
                    }
                    above = next;
                }
            }
        }
        return root(comment, above);
    }

    private static Place root(WordPressComment comment, long root) {
        return new Place.Thread(WordPressComment.thread(comment.post(), root));
    }
}
