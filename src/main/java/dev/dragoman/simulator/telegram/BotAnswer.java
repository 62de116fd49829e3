package dev.dragoman.simulator.telegram;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the Bot API says. Refusals carry Telegram's own codes and words. */
record BotAnswer(int status, ObjectNode body) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static BotAnswer ok(JsonNode result) {
        ObjectNode body = JSON.objectNode().put("ok", true);
        body.set("result", result);
        return new BotAnswer(200, body);
    }

    static BotAnswer done() {
        return ok(JSON.booleanNode(true));
    }

    static BotAnswer refused(int code, String description) {
        return new BotAnswer(
                code, JSON.objectNode().put("ok", false).put("error_code", code).put("description", description));
    }

    static BotAnswer badRequest(String what) {
        return refused(400, "Bad Request: " + what);
    }

    static BotAnswer throttled(int seconds) {
        BotAnswer answer = refused(429, "Too Many Requests: retry after " + seconds);
        answer.body().putObject("parameters").put("retry_after", seconds);
        return answer;
    }

    boolean accepted() {
        return status == 200;
    }
}
