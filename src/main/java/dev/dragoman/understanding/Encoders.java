package dev.dragoman.understanding;

import dev.dragoman.understanding.encoder.Encoder;
import dev.dragoman.understanding.encoder.EncoderKind;
import dev.dragoman.understanding.encoder.EncoderUnavailable;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which encoder is wanted, and those that were loaded; each is loaded once. */
final class Encoders {

    /** Up to so many examples an intent, on average, the strong encoder is better; beyond, the small one is as good. */
    private static final int FEW_EXAMPLES = 20;

    private final Map<EncoderKind, Encoder> loaded = new EnumMap<>(EncoderKind.class);
    private final String wanted;

    /** Refuses what is not {@code auto}, {@code strong}, {@code small} or {@code off}. */
    Encoders(String wanted) {
        if (!wanted.matches("auto|strong|small|off")) {
            throw new IllegalArgumentException("the encoder must be auto, strong, small or off");
        }
        this.wanted = wanted;
    }

    boolean areOff() {
        return wanted.equals("off");
    }

    /** The one for so many sentences of so many intents; null where none is wanted. */
    @Nullable
    EncoderKind kind(int sentences, int intents) {
        return switch (wanted) {
            case "off" -> null;
            case "auto" -> sentences < (long) FEW_EXAMPLES * intents ? EncoderKind.STRONG : EncoderKind.SMALL;
            default -> EncoderKind.valueOf(wanted.toUpperCase(Locale.ROOT));
        };
    }

    synchronized Encoder open(EncoderKind kind) throws EncoderUnavailable {
        @Nullable Encoder ready = loaded.get(kind);
        if (ready == null) {
            ready = Encoder.open(kind);
            loaded.put(kind, ready);
        }
        return ready;
    }
}
