package dev.dragoman.simulator;

import dev.dragoman.system.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of a pretend network's API.
 *
 * @param path    below the network's root, without a slash in front
 * @param fields  query, form and JSON body as one; a name that ends with {@code []} holds a list
 * @param headers by their names in small letters; never noted, since secrets are among them
 */
public record ApiCall(String method, String path, ObjectNode fields, Map<String, String> headers) {

    private static final int LONGEST_BODY = 256 * 1024;

    /** Takes a request apart; what is no JSON object of at most 256 KB has no fields. */
    public static ApiCall read(HttpServletRequest request, String root) throws IOException {
        String path = request.getRequestURI().substring((request.getContextPath() + root).length());
        Map<String, String> headers = new TreeMap<>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        return new ApiCall(request.getMethod(), path.replaceFirst("^/+", ""), fields(request), headers);
    }

    /** What a request says in its query, in a form or as a JSON body. */
    public static ObjectNode fields(HttpServletRequest request) throws IOException {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        request.getParameterMap().forEach((name, values) -> {
            if (name.endsWith("[]")) {
                ArrayNode list = fields.putArray(name);
                for (String value : values) {
                    list.add(value);
                }
            } else {
                fields.put(name, values[0]);
            }
        });
        if (String.valueOf(request.getContentType()).startsWith("application/json")) {
            byte[] body = request.getInputStream().readNBytes(LONGEST_BODY);
            try {
                if (Json.MAPPER.readTree(body) instanceof ObjectNode object) {
                    fields.setAll(object);
                }
            } catch (JacksonException e) {
                return fields;
            }
        }
        return fields;
    }

    /** Whether it may change something. */
    public boolean isSend() {
        return !method.equals("GET");
    }

    /** Whether it is of this method and its path is of this pattern. */
    public boolean is(String wantedMethod, String pattern) {
        return method.equals(wantedMethod) && path.matches(pattern);
    }

    /** A part of the path, from 0; empty when there is none. */
    public String part(int index) {
        String[] parts = path.split("/");
        return index < parts.length ? parts[index] : "";
    }

    /** A field as text; empty when it is not there. */
    public String text(String field) {
        JsonNode value = fields.path(field);
        return value.isNumber() ? value.numberValue().toString() : value.asString("");
    }

    /** A field as a whole number from 0; the other one when it is none. */
    public long number(String field, long otherwise) {
        String text = text(field);
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : otherwise;
    }

    /** A header; empty when it is not there. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Whether a header is exactly this, compared in equal time. */
    public boolean carries(String header, String wanted) {
        return MessageDigest.isEqual(
                header(header).getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "ApiCall[" + method + " " + path + "]";
    }
}
