package dev.dragoman.harness;

import dev.dragoman.system.Json;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A request as it came over a plain socket. */
record HttpCall(String method, List<String> path, Map<String, String> query, JsonNode body) {

    static HttpCall read(BufferedInputStream in) throws IOException {
        String[] first = line(in).split(" ");
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        var target = java.net.URI.create(first[1]);
        return new HttpCall(
                first[0],
                List.of(target.getPath().substring(1).split("/")),
                query(target.getRawQuery()),
                Json.MAPPER.readTree(body.isBlank() ? "{}" : body));
    }

    private static Map<String, String> query(@org.jspecify.annotations.Nullable String raw) {
        if (raw == null) {
            return Map.of();
        }
        return Arrays.stream(raw.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> pair.length < 2 ? "" : java.net.URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (one, other) -> other));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** What stands at a place of the path after the version; empty when it is shorter. */
    String step(int n) {
        return path.size() > n + 1 ? path.get(n + 1) : "";
    }
}
