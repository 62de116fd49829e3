package dev.dragoman.understanding;

import dev.dragoman.understanding.encoder.EncoderKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command line of an evaluation asks for.
 *
 * @param train      a file or a folder of Rasa's training data
 * @param test       the same with the texts to ask; null: folds of the training sentences
 * @param validation texts in scope that tell which confidence 95 in 100 of them reach
 * @param encoder    null: words and letters alone
 * @param threshold  null: the one that the model advises
 * @param rasa       the address of a Rasa server to ask too
 * @param token      of that server
 * @param cache      a file that keeps the vectors of training sentences
 */
record EvaluateOptions(
        @Nullable Path train,
        @Nullable Path test,
        @Nullable Path validation,
        int folds,
        @Nullable EncoderKind encoder,
        @Nullable Double threshold,
        @Nullable String rasa,
        @Nullable String token,
        @Nullable Path cache,
        boolean json) {

    static final String USAGE = """
            usage: java -jar dragoman.jar evaluate --train FILE|FOLDER [--test FILE|FOLDER | --folds 5]
                     [--validation FILE]    texts that tell which confidence 95 in 100 texts in scope reach
                     [--encoder off|small|strong]   default strong
                     [--threshold 0..1]     default: the one that the model advises
                     [--cache FILE]         keep the vectors of training sentences
                     [--rasa URL [--token WORD]]    ask a Rasa server the same texts
                     [--json]
            Files are Rasa training data (YAML). Texts under out_of_scope belong to no intent,
            unless the training data teaches an intent of that name.""";

    private static final Set<String> VALUES = Set.of(
            "--train", "--test", "--validation", "--folds", "--encoder", "--threshold", "--rasa", "--token", "--cache");

    /** Refuses what it does not know with a sentence. */
    static EvaluateOptions read(String... args) {
        Map<String, String> given = new HashMap<>();
        boolean json = false;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--json")) {
                json = true;
            } else if (VALUES.contains(args[i]) && i + 1 < args.length) {
                given.put(args[i], args[++i]);
            } else {
                throw new IllegalArgumentException(args[i] + " is not understood");
            }
        }
        if (!given.containsKey("--train") && !given.containsKey("--rasa")) {
            throw new IllegalArgumentException("--train is missing");
        }
        if (given.containsKey("--rasa") && !given.containsKey("--test")) {
            throw new IllegalArgumentException("--rasa needs --test");
        }
        return new EvaluateOptions(
                path(given.get("--train")),
                path(given.get("--test")),
                path(given.get("--validation")),
                (int) number("--folds", given.getOrDefault("--folds", "5"), 2, 100),
                encoder(given.getOrDefault("--encoder", "strong")),
                given.containsKey("--threshold") ? number("--threshold", given.get("--threshold"), 0, 1) : null,
                given.get("--rasa"),
                given.get("--token"),
                path(given.get("--cache")),
                json);
    }

    private static @Nullable Path path(@Nullable String given) {
        return given == null ? null : Path.of(given);
    }

    private static double number(String option, @Nullable String given, double least, double most) {
        try {
            double number = Double.parseDouble(String.valueOf(given));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the sentence below says it
        }
        throw new IllegalArgumentException("%s must be a number from %.0f to %.0f".formatted(option, least, most));
    }

    private static @Nullable EncoderKind encoder(String given) {
        return switch (given) {
            case "off" -> null;
            case "small" -> EncoderKind.SMALL;
            case "strong" -> EncoderKind.STRONG;
            default -> throw new IllegalArgumentException("--encoder must be off, small or strong");
        };
    }

    String encoderName() {
        return encoder == null ? "words only" : encoder.name().toLowerCase(Locale.ROOT) + " encoder";
    }
}
