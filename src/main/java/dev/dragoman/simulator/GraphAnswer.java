package dev.dragoman.simulator;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What Graph says. Refusals carry Meta's public error codes and sub-codes; a sub-code of 0 is left out. */
public record GraphAnswer(int status, ObjectNode body) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** It was done. */
    public static GraphAnswer ok(ObjectNode body) {
        return new GraphAnswer(200, body);
    }

    /** It was done and made nothing. */
    public static GraphAnswer success() {
        return ok(JSON.objectNode().put("success", true));
    }

    /** It made something with this id. */
    public static GraphAnswer id(String id) {
        return ok(JSON.objectNode().put("id", id));
    }

    /** It was not done, for the reason of this code. */
    public static GraphAnswer refused(int code, int subcode, String message) {
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

    /** Something in the call is not allowed. */
    public static GraphAnswer wrongParameter(String message) {
        return refused(100, 0, message);
    }

    /** There is no such thing, or not for this account. */
    public static GraphAnswer noSuchObject() {
        return refused(
                100,
                33,
                "Unsupported request. Object does not exist, cannot be loaded due to missing permissions, "
                        + "or does not support this operation");
    }

    /** Whether it was done. */
    public boolean accepted() {
        return status == 200;
    }
}
