package dev.dragoman.channels.x;

import dev.dragoman.channels.Kept;
import dev.dragoman.channels.Signature;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which posts were answered by ourselves, since X allows one automatic reply an interaction. Kept beyond a restart in
 * {@value #SHELVES} rows an account, each with its latest {@value #MOST} posts, as marks that are short whatever the
 * ids are.
 */
final class XAnswered {

    private static final int SHELVES = 32;
    private static final int MOST = 400;
    private static final int MARK = 16;

    private final Kept kept;

    XAnswered(Kept kept) {
        this.kept = kept;
    }

    /** Whether another automatic reply to the same post has left. */
    boolean isSpokenFor(Outbound outbound) {
        return entry(outbound)
                .filter(entry -> kept.read(shelf(outbound, entry)).stream()
                        .flatMap(String::lines)
                        .anyMatch(line -> line.startsWith(entry.post()) && !line.equals(entry.line())))
                .isPresent();
    }

    /** It has left, or may have. */
    void left(Outbound outbound) {
        entry(outbound).ifPresent(entry -> kept.change(shelf(outbound, entry), before -> with(before, entry.line())));
    }

    private static Optional<Entry> entry(Outbound outbound) {
        NetworkId post = outbound.answers();
        return post != null && isAutomatic(outbound)
                ? Optional.of(new Entry(mark(post.value()), mark(outbound.key())))
                : Optional.empty();
    }

    private static boolean isAutomatic(Outbound outbound) {
        return !outbound.byPerson() && outbound.address().visibility() == Visibility.PUBLIC;
    }

    private static String mark(String text) {
        return HexFormat.of()
                .formatHex(Signature.hmacSha256("answered", bytes(text)))
                .substring(0, MARK);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Kept.Key shelf(Outbound outbound, Entry entry) {
        int number = Integer.parseInt(entry.post().substring(0, 2), 16) % SHELVES;
        return new Kept.Key(XChannel.ID, outbound.address().account(), "answered-" + number);
    }

    private static String with(String before, String line) {
        List<String> lines = Stream.concat(before.lines().filter(one -> !one.equals(line)), Stream.of(line))
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - MOST), lines.size()));
    }

    private record Entry(String post, String key) {

        String line() {
            return post + key;
        }
    }
}
