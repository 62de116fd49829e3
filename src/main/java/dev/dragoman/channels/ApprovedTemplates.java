package dev.dragoman.channels;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The texts that a network approved.
 *
 * @param all     by name and language
 * @param trouble why these are not known, as a sentence; null when they are
 */
public record ApprovedTemplates(
        List<ApprovedTemplate> all, @Nullable String trouble) {

    /** The one of this name and language. */
    public Optional<ApprovedTemplate> find(String name, String language) {
        return all.stream()
                .filter(it -> it.name().equals(name) && it.language().equals(language))
                .findFirst();
    }
}
