package dev.dragoman.channels;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a file is just now. What shows it as text keeps silent, for the address and the headers may be secret.
 *
 * @param url     its address
 * @param headers to send there and nowhere else, such as a token
 * @param home    the base address of the network's settings; the file may lie on this machine if this one does, which a
 *                simulator needs; null for the open web
 */
public record MediaSource(
        String url, Map<String, String> headers, @Nullable String home) {

    public MediaSource {
        headers = Map.copyOf(headers);
    }

    /** A file that whoever knows its address may read. */
    public static MediaSource open(String url) {
        return new MediaSource(url, Map.of(), null);
    }

    @Override
    public String toString() {
        return "MediaSource";
    }
}
