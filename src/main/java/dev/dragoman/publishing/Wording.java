package dev.dragoman.publishing;

import dev.dragoman.channels.Publication;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Foreign;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said to everybody.
 *
 * @param text    at most 60,000 UTF-16 units; what is longer is cut
 * @param link    an address of the web, null for none
 * @param picture where a picture lies on the web, null for none
 * @param title   where the network has a place for one, at most 300 UTF-16 units; null for none
 */
public record Wording(
        String text,
        @Nullable String link,
        @Nullable String picture,
        @Nullable String title) {

    /** The most characters of a text, in UTF-16 units. */
    static final int LONGEST = 60_000;

    private static final int LONGEST_ADDRESS = 2000;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_HEADING = 80;

    public Wording {
        text = Foreign.cut(Foreign.text(text.replace("\r\n", "\n")), LONGEST).strip();
        link = filled(link, LONGEST_ADDRESS + 1);
        picture = filled(picture, LONGEST_ADDRESS + 1);
        title = filled(title, LONGEST_TITLE);
    }

    private static @Nullable String filled(@Nullable String value, int longest) {
        return value == null || value.isBlank()
                ? null
                : Foreign.cut(Foreign.text(value), longest).strip();
    }

    /** By what people know it: its title, or its first words. */
    public String heading() {
        String whole = title == null ? text : title;
        String line = whole.lines().findFirst().orElse("");
        return line.length() <= LONGEST_HEADING ? line : Foreign.cut(line, LONGEST_HEADING) + "…";
    }

    /** Why it may be published nowhere, as a sentence; empty when it may. */
    Optional<String> problem() {
        if (!isWeb(link)) {
            return Optional.of("The link is no address of the web.");
        }
        return isWeb(picture) ? Optional.empty() : Optional.of("The address of the picture is none of the web.");
    }

    private static boolean isWeb(@Nullable String address) {
        if (address == null) {
            return true;
        }
        try {
            URI uri = URI.create(address);
            boolean isHttp = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return isHttp && uri.getHost() != null && address.length() <= LONGEST_ADDRESS;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    Publication on(AccountId account, String key) {
        return new Publication(account, text, link, picture, title, key);
    }
}
