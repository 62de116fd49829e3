package dev.dragoman.learning;

import dev.dragoman.learning.Taught.Unfit;
import dev.dragoman.understanding.Library;
import dev.dragoman.understanding.Understander;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what is published into the library; what does not fit the files is left out, with the reason. */
final class Force {

    private static final Logger LOG = LoggerFactory.getLogger(Force.class);

    private final Taught taught;
    private final Library library;
    private final Understander understander;
    private final Map<String, String> ignored = new ConcurrentHashMap<>();

    Force(Taught taught, Library library, Understander understander) {
        this.taught = taught;
        this.library = library;
        this.understander = understander;
    }

    List<String> languages() {
        return library.languages();
    }

    Optional<String> ignored(String language) {
        return Optional.ofNullable(ignored.get(language));
    }

    synchronized void put(String language, List<Change> changes) {
        try {
            library.replace(taught.with(language, changes).knowledge());
            ignored.remove(language);
            understander.relearn();
        } catch (Unfit e) {
            ignored.put(language, e.why());
            LOG.warn(
                    "the published intents of the language {} do not fit the files, which speak: {}",
                    language,
                    e.why());
        }
    }
}
