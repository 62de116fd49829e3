package dev.dragoman.simulator;

import dev.dragoman.system.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a call as Graph does: with or without a version, fields from the query, a form or a JSON body. */
final class GraphRequests {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final String BEARER = "Bearer ";

    private GraphRequests() {}

    /** The call; empty when its body is longer than 64 KB or no JSON object. */
    static Optional<GraphCall> read(HttpServletRequest request, String root) throws IOException {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        request.getParameterMap().forEach((name, values) -> fields.set(name, value(values[0])));
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        if (type.startsWith("application/json")) {
            byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
            ObjectNode read = body.length > LONGEST_BODY ? null : object(body);
            if (read == null) {
                return Optional.empty();
            }
            fields.setAll(read);
        }
        String parameter = fields.path("access_token").asString("");
        fields.remove("access_token");
        List<String> path = path(request, root);
        return Optional.of(
                new GraphCall(request.getMethod(), part(path, 0), part(path, 1), fields, token(request, parameter)));
    }

    private static @Nullable ObjectNode object(byte[] body) {
        try {
            JsonNode read = body.length == 0 ? JsonNodeFactory.instance.objectNode() : Json.MAPPER.readTree(body);
            return read instanceof ObjectNode object ? object : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** A form field may hold JSON itself, such as {@code recipient={"id":"1"}}. */
    private static JsonNode value(String text) {
        if (text.startsWith("{") || text.startsWith("[")) {
            try {
                return Json.MAPPER.readTree(text);
            } catch (JacksonException e) {
                return JsonNodeFactory.instance.stringNode(text);
            }
        }
        return JsonNodeFactory.instance.stringNode(text);
    }

    private static List<String> path(HttpServletRequest request, String root) {
        String below =
                request.getRequestURI().substring(request.getContextPath().length() + root.length());
        List<String> parts = new ArrayList<>(List.of(below.split("/")));
        parts.removeIf(String::isEmpty);
        if (!parts.isEmpty() && parts.getFirst().matches("v\\d{1,3}\\.\\d{1,3}")) {
            parts.removeFirst();
        }
        // A longer path is a word no object has, so it ends as an unknown edge.
        return parts.size() > 2 ? List.of(parts.getFirst(), String.join("/", parts.subList(1, parts.size()))) : parts;
    }

    private static String part(List<String> path, int index) {
        return index < path.size() ? path.get(index) : "";
    }

    private static String token(HttpServletRequest request, String parameter) {
        String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        return header.startsWith(BEARER) ? header.substring(BEARER.length()) : parameter;
    }
}
