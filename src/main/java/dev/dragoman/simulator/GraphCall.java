package dev.dragoman.simulator;

import tools.jackson.databind.node.ObjectNode;

/**
 * One call of the Graph API, taken apart.
 *
 * @param object the id the path starts with
 * @param edge   the word after it; empty when there is none
 * @param fields query, form and JSON body as one, the token left out
 * @param token  from the bearer header or {@code access_token}; empty when there is none
 */
public record GraphCall(String method, String object, String edge, ObjectNode fields, String token) {

    /** Whether it writes. */
    public boolean isPost() {
        return method.equals("POST");
    }

    /** Whether it changes what people see: neither a read nor a typing indicator. */
    public boolean isSend() {
        return !isGet() && !fields.has("sender_action") && !fields.has("typing_indicator");
    }

    /** Whether it reads. */
    public boolean isGet() {
        return method.equals("GET");
    }

    /** Whether it deletes. */
    public boolean isDelete() {
        return method.equals("DELETE");
    }

    /** A field as text; empty when it is not there. */
    public String text(String field) {
        return fields.path(field).asString("");
    }
}
