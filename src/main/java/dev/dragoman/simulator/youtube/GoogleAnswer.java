package dev.dragoman.simulator.youtube;

import dev.dragoman.simulator.ApiAnswer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Google's error bodies, whose reasons are those of the YouTube Data API's reference. */
final class GoogleAnswer {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private GoogleAnswer() {}

    static ApiAnswer done() {
        return ApiAnswer.of(204, JSON.objectNode());
    }

    static ApiAnswer refused(int status, String reason, String message) {
        ObjectNode body = JSON.objectNode();
        ObjectNode error = body.putObject("error").put("code", status).put("message", message);
        error.putArray("errors")
                .addObject()
                .put("message", message)
                .put("domain", status == 403 ? "usageLimits" : "youtube.comment")
                .put("reason", reason);
        return ApiAnswer.of(status, body);
    }

    static ApiAnswer notFound(String reason) {
        return refused(404, reason, "The resource that the request names could not be found.");
    }

    static ApiAnswer badRequest(String reason) {
        return refused(400, reason, "The request is not valid: " + reason + ".");
    }

    static ApiAnswer forbidden() {
        return refused(403, "forbidden", "The request might not be properly authorized.");
    }

    static ApiAnswer stranger() {
        return refused(401, "authError", "Request had invalid authentication credentials.");
    }

    /** An error of the token address, as RFC 6749 has it. */
    static ApiAnswer noToken(int status, String error) {
        return ApiAnswer.of(status, JSON.objectNode().put("error", error).put("error_description", "Bad Request"));
    }
}
