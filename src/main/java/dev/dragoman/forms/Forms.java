package dev.dragoman.forms;

import dev.dragoman.message.Visibility;
import dev.dragoman.replies.Decision;
import dev.dragoman.replies.Situation;
import dev.dragoman.understanding.Library;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills slots and leads through forms. A pure thought, like the decision it goes out from. */
@Component
public class Forms {

    private final Library library;

    /** Follows the forms of this library. */
    public Forms(Library library) {
        this.library = library;
    }

    /**
     * What is still remembered at a moment, by the session settings of the language.
     *
     * @param kept what {@link Memory#toKeep} gave last; null if nothing
     */
    public Memory recall(@Nullable String kept, String language, Instant now) {
        return Memory.read(kept, library.knowledge(language).session(), now);
    }

    /**
     * Goes on with a form, begins one, or leaves it at the decision; in public always the last, for there nobody is
     * asked for what concerns one person, and nothing is remembered.
     */
    public Led lead(Situation now, Decision own, Memory before) {
        return now.visibility() == Visibility.PUBLIC
                ? new Led(own, before, List.of())
                : new Course(library.knowledge(now.heard().language()), now.heard(), own, before).go();
    }
}
