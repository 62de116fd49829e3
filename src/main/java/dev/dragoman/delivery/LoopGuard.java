package dev.dragoman.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a bot on the other side from a person, by what was said in the last day of one conversation. */
final class LoopGuard {

    /** Within this after our words nobody has read them and answered. */
    private static final Duration QUICK = Duration.ofSeconds(2);

    /** And nobody has typed so much: forty characters a second. */
    private static final int LONG = 80;

    /** Shorter words, such as a greeting, may be the same on both sides by chance. */
    private static final int TELLING = 20;

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int SAME_HEARD = 3;
    private static final int SAME_SAID = 2;

    private final RestraintSettings settings;

    LoopGuard(RestraintSettings settings) {
        this.settings = settings;
    }

    /**
     * An automatic reply of before.
     *
     * @param heard the hash of what it answered; empty for no words
     * @param said  the hash of what we said
     * @param quick whether it answered something that came within 2 s of our words
     * @param hasty whether that was longer than anybody types in that time
     */
    record Before(String heard, String said, boolean quick, boolean hasty, Duration age) {}

    /**
     * What is about to be answered.
     *
     * @param pressed a button, which is quickly done and rightly repeated
     * @param isBot   the other side says of itself that it is one
     */
    record Now(String heard, boolean pressed, boolean isBot, String said) {}

    /** How quick the other side was, by the latest of our words before. */
    static boolean isQuick(Now now, List<Before> before, Duration quiet) {
        return !now.pressed && !before.isEmpty() && before.getFirst().age.compareTo(QUICK.plus(quiet)) < 0;
    }

    static boolean isHasty(Now now, boolean quick) {
        return quick && now.heard.codePointCount(0, now.heard.length()) >= LONG;
    }

    /** Why this looks like a loop; {@code before} begins with the latest. */
    Optional<String> suspicion(Now now, List<Before> before, boolean quick) {
        String heard = hash(now.heard);
        if (now.isBot) {
            return Optional.of("the other side introduces itself as a bot");
        }
        if (now.heard.strip().length() >= TELLING && before.stream().anyMatch(it -> it.said.equals(heard))) {
            return Optional.of("the other side repeats our own words");
        }
        if (!now.pressed && !heard.isEmpty() && same(before, SAME_HEARD - 1, it -> it.heard.equals(heard))) {
            return Optional.of("the same words came three times in a row");
        }
        String said = hash(now.said);
        if (quick && before.getFirst().quick && same(before, SAME_SAID, it -> it.said.equals(said))) {
            return Optional.of("we repeat ourselves to answers that come faster than anybody reads");
        }
        if (isHasty(now, quick) && before.stream().anyMatch(it -> it.hasty && isRecent(it))) {
            return Optional.of("long answers come faster than anybody types");
        }
        return tooMany(before);
    }

    private Optional<String> tooMany(List<Before> before) {
        if (before.stream().filter(this::isRecent).count() >= settings.replies()) {
            return Optional.of("%d automatic replies within %d minutes"
                    .formatted(settings.replies(), settings.within().toMinutes()));
        }
        return before.size() >= settings.repliesPerDay()
                ? Optional.of("%d automatic replies within a day".formatted(settings.repliesPerDay()))
                : Optional.empty();
    }

    private boolean isRecent(Before before) {
        return before.age.compareTo(settings.within()) < 0;
    }

    private static boolean same(List<Before> before, int many, java.util.function.Predicate<Before> same) {
        return before.size() >= many && before.subList(0, many).stream().allMatch(same);
    }

    /** Words without their case and spaces as a hash, so that no text is kept; empty for no words. */
    static String hash(String words) {
        String plain = SPACES.matcher(words.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
        if (plain.isEmpty()) {
            return "";
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
