package dev.dragoman.simulator.x;

import dev.dragoman.simulator.ApiAnswer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the API of X says: data, or a problem in X's own form. */
final class XProblem {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TYPES = "https://api.x.com/2/problems/";

    private XProblem() {}

    static ApiAnswer data(int status, JsonNode data) {
        ObjectNode body = JSON.objectNode();
        body.set("data", data);
        return ApiAnswer.of(status, body);
    }

    static ApiAnswer unauthorized() {
        return problem(401, "about:blank", "Unauthorized", "Unauthorized");
    }

    static ApiAnswer forbidden(String detail) {
        return problem(403, "about:blank", "Forbidden", detail);
    }

    static ApiAnswer invalid(String detail) {
        return problem(400, TYPES + "invalid-request", "Invalid Request", detail);
    }

    static ApiAnswer gone() {
        return problem(404, TYPES + "resource-not-found", "Not Found Error", "Could not find the post.");
    }

    static ApiAnswer noMethod() {
        return problem(404, "about:blank", "Not Found", "Not Found");
    }

    static ApiAnswer noCredit() {
        return problem(
                403, TYPES + "usage-capped", "UsageCapExceeded", "Your credits are used up for this billing cycle.");
    }

    static ApiAnswer throttled() {
        ObjectNode body = JSON.objectNode();
        body.putArray("errors").addObject().put("code", 88).put("message", "Rate limit exceeded");
        return ApiAnswer.of(429, body);
    }

    private static ApiAnswer problem(int status, String type, String title, String detail) {
        return ApiAnswer.of(
                status,
                JSON.objectNode()
                        .put("title", title)
                        .put("detail", detail)
                        .put("type", type)
                        .put("status", status));
    }
}
