package dev.dragoman.replies;

import java.util.List;

/** How saving, publishing or rolling back ended. */
public sealed interface Outcome {

    /** It is stored; for a publication it speaks from the next message on. */
    record Stored(Version version) implements Outcome {}

    /** These very words speak already, as this version; nothing was stored. */
    record Unchanged(Version speaking) implements Outcome {}

    /** It cannot be published as it stands. */
    record NotPublishable(List<Problem> problems) implements Outcome {}

    /** Somebody else was faster, or there is nothing to work on; {@code why} is a sentence for the person. */
    record Overtaken(String why) implements Outcome {}
}
