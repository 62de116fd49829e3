package dev.dragoman.channels;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request of a network, untouched.
 *
 * @param method  GET or POST
 * @param path    the part after {@code /webhooks/}, without a leading slash
 * @param query   decoded query parameters
 * @param headers header values by lower-case name
 * @param body    the raw bytes, at most 3 MB
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are the evidence a signature is made over
public record Webhook(
        String method, String path, Map<String, List<String>> query, Map<String, List<String>> headers, byte[] body) {

    /** The only value of a header; empty when it is absent or came more than once. */
    public Optional<String> header(String name) {
        return single(headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    /** The only value of a query parameter; empty when it is absent or came more than once. */
    public Optional<String> parameter(String name) {
        return single(query.getOrDefault(name, List.of()));
    }

    private static Optional<String> single(List<String> values) {
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
