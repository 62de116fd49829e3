package dev.dragoman.simulator;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What Graph says. Refusals carry Meta's public error codes and sub-codes; a sub-code of 0 is left out. */
record GraphAnswer(int status, ObjectNode body) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static GraphAnswer ok(ObjectNode body) {
        return new GraphAnswer(200, body);
    }

    static GraphAnswer success() {
        return ok(JSON.objectNode().put("success", true));
    }

    static GraphAnswer id(String id) {
        return ok(JSON.objectNode().put("id", id));
    }

    static GraphAnswer refused(int code, int subcode, String message) {
        ObjectNode error = JSON.objectNode()
                .put("message", "(#" + code + ") " + message)
                .put("type", "OAuthException")
                .put("code", code);
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        error.put(
                "fbtrace_id",
                "A" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
        ObjectNode body = JSON.objectNode();
        body.set("error", error);
        return new GraphAnswer(code == 190 ? 401 : 400, body);
    }

    static GraphAnswer wrongParameter(String message) {
        return refused(100, 0, message);
    }

    static GraphAnswer noSuchObject() {
        return refused(
                100,
                33,
                "Unsupported request. Object does not exist, cannot be loaded due to missing permissions, "
                        + "or does not support this operation");
    }

    boolean accepted() {
        return status == 200;
    }
}
