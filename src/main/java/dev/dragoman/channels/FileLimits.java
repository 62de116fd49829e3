package dev.dragoman.channels;

import java.util.Optional;
import java.util.Set;

/**
 * Which files a network takes from us, as data.
 *
 * @param kinds   such as {@code png}; none where no file can be sent
 * @param largest in bytes
 * @param caption the limits of the words that go with a file
 */
public record FileLimits(Set<String> kinds, int largest, Limits caption) {

    /** Where no file can be sent at all. */
    public static final FileLimits NONE = new FileLimits(Set.of(), 0, Limits.SILENT);

    /** Whether no file can be sent here. */
    public boolean isNone() {
        return kinds.isEmpty();
    }

    /** Why the network would not take this file, as a sentence; empty when it would. */
    public Optional<String> problem(OutgoingFile file) {
        if (isNone()) {
            return Optional.of("Files cannot be sent here.");
        }
        if (!kinds.contains(file.kind())) {
            return Optional.of("The network does not take files of this kind.");
        }
        if (file.bytes().size() > largest) {
            return Optional.of("The file is larger than the network takes.");
        }
        return caption.fits(file.caption())
                ? Optional.empty()
                : Optional.of("The words are longer than the network takes with a file.");
    }
}
