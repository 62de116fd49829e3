package dev.dragoman.channels;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

    private static final int MEGABYTE = 1024 * 1024;

    /** Whether no file can be sent here. */
    public boolean isNone() {
        return kinds.isEmpty();
    }

    /** Why the network would not take this file, as a sentence; empty when it would. */
    public Optional<String> problem(OutgoingFile file) {
        return problem(file.kind(), file.bytes().size()).or(() -> problemOfWords(file.caption()));
    }

    /** Why the network would not take a file of this kind and of so many bytes, whatever is said with it. */
    public Optional<String> problem(String kind, int size) {
        if (isNone()) {
            return Optional.of("Files cannot be sent here.");
        }
        if (!kinds.contains(kind)) {
            return Optional.of(
                    "The network does not take files of this kind, only: " + String.join(", ", new TreeSet<>(kinds)));
        }
        return size > largest
                ? Optional.of("The file is larger than the network takes: %d MB".formatted(largest / MEGABYTE))
                : Optional.empty();
    }

    /** Why the network would not take these words with a file. */
    public Optional<String> problemOfWords(String words) {
        if (caption.fits(words)) {
            return Optional.empty();
        }
        return Optional.of(
                caption.isSilent()
                        ? "The network takes no words with a file."
                        : "The words are longer than the network takes with a file.");
    }
}
