package dev.dragoman.simulator.wordpress;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The REST API below {@code wp-json/wp/v2}: comments, posts and the user. Called under the lock. */
final class BlogApi {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ROOT = "wp-json/wp/v2/";
    private static final String ONE = ROOT + "comments/[0-9]{1,18}";
    private static final int LARGEST_PAGE = 100;
    private static final Set<String> VERDICTS = Set.of("approved", "hold", "spam", "trash");

    private final Blog blog;
    private final BlogJson json;
    private final Commenting commenting;

    BlogApi(Blog blog, BlogJson json, Commenting commenting) {
        this.blog = blog;
        this.json = json;
        this.commenting = commenting;
    }

    /** A refusal in WordPress' own form. */
    static ApiAnswer error(int status, String code, String words) {
        ObjectNode body = JSON.objectNode().put("code", code).put("message", words);
        body.putObject("data").put("status", status);
        return ApiAnswer.of(status, body);
    }

    private static ApiAnswer noRoute() {
        return error(404, "rest_no_route", "No route was found matching the URL and request method.");
    }

    ApiAnswer answer(ApiCall call) {
        return switch (call.method()) {
            case "GET" -> read(call);
            case "POST", "PUT" -> write(call);
            case "DELETE" -> call.is("DELETE", ONE) ? with(call, comment -> delete(call, comment)) : noRoute();
            default -> noRoute();
        };
    }

    private ApiAnswer read(ApiCall call) {
        if (call.path().equals(ROOT + "users/me")) {
            return ApiAnswer.ok(BlogJson.only(json.me(), call.text("_fields")));
        }
        if (call.path().equals(ROOT + "comments")) {
            return list(call);
        }
        if (call.is("GET", ROOT + "posts/[0-9]{1,18}")) {
            Blog.Post post = blog.post(Long.parseLong(call.part(4)));
            return post == null
                    ? error(404, "rest_post_invalid_id", "Invalid post ID.")
                    : ApiAnswer.ok(BlogJson.only(json.post(post), call.text("_fields")));
        }
        return call.is("GET", ONE) ? with(call, comment -> shown(200, call, comment)) : noRoute();
    }

    private ApiAnswer write(ApiCall call) {
        if (call.is("POST", ROOT + "comments")) {
            return commenting.comment(call);
        }
        if (call.is("POST", ROOT + "posts")) {
            return publish(call);
        }
        return call.path().matches(ONE) ? with(call, comment -> change(call, comment)) : noRoute();
    }

    private ApiAnswer list(ApiCall call) {
        long size = call.number("per_page", 10);
        if (size < 1 || size > LARGEST_PAGE) {
            return error(400, "rest_invalid_param", "Invalid parameter(s): per_page");
        }
        List<BlogComment> all = blog.comments().stream()
                .filter(comment -> isWanted(call, comment))
                .toList();
        List<BlogComment> ordered = call.text("order").equals("asc") ? all : all.reversed();
        long page = Math.max(1, call.number("page", 1));
        long from = Math.min(ordered.size(), call.number("offset", (page - 1) * size));
        ArrayNode list = JSON.arrayNode();
        ordered.stream()
                .skip(from)
                .limit(size)
                .forEach(comment -> list.add(BlogJson.only(json.comment(comment), call.text("_fields"))));
        return ApiAnswer.ok(list)
                .notedIf(!list.isEmpty())
                .with("X-WP-Total", String.valueOf(all.size()))
                .with("X-WP-TotalPages", String.valueOf((all.size() + size - 1) / size));
    }

    private static boolean isWanted(ApiCall call, BlogComment comment) {
        String status = call.text("status").isEmpty() ? "approve" : call.text("status");
        boolean hasStatus = status.equals("all")
                ? comment.isApproved() || comment.status().equals("hold")
                : comment.status().equals(status.equals("approve") ? "approved" : status);
        return hasStatus
                && isAmong(call.text("include"), comment.id())
                && isAmong(call.text("post"), comment.post())
                && isAmong(call.text("parent"), comment.parent())
                && isAmong(call.text("author"), comment.author());
    }

    private static boolean isAmong(String numbers, long number) {
        return numbers.isEmpty() || List.of(numbers.split(",")).contains(String.valueOf(number));
    }

    private ApiAnswer publish(ApiCall call) {
        if (call.text("title").isBlank() && call.text("content").isBlank()) {
            return error(400, "empty_content", "Content, title, and excerpt are empty.");
        }
        return call.text("status").equals("publish")
                ? ApiAnswer.of(201, json.post(blog.publish(call.text("title"), call.text("content"))))
                : error(400, "rest_invalid_param", "The pretend blog publishes at once: status");
    }

    private ApiAnswer change(ApiCall call, BlogComment comment) {
        String status = call.text("status").replaceFirst("^approve$", "approved");
        if (!status.isEmpty() && (!VERDICTS.contains(status) || status.equals(comment.status()))) {
            return error(500, "rest_comment_failed_edit", "Updating comment status failed.");
        }
        BlogComment judged = status.isEmpty() ? comment : comment.judged(status);
        BlogComment changed = call.fields().has("content") ? judged.worded(call.text("content")) : judged;
        blog.put(changed);
        return shown(200, call, changed);
    }

    private ApiAnswer delete(ApiCall call, BlogComment comment) {
        if (call.text("force").equals("true")) {
            blog.remove(comment.id());
            ObjectNode body = JSON.objectNode().put("deleted", true);
            body.set("previous", json.comment(comment));
            return ApiAnswer.ok(body);
        }
        if (comment.status().equals("trash")) {
            return error(410, "rest_already_trashed", "The comment has already been trashed.");
        }
        blog.put(comment.judged("trash"));
        return shown(200, call, comment.judged("trash"));
    }

    private ApiAnswer shown(int status, ApiCall call, BlogComment comment) {
        return ApiAnswer.of(status, BlogJson.only(json.comment(comment), call.text("_fields")));
    }

    private ApiAnswer with(ApiCall call, Function<BlogComment, ApiAnswer> then) {
        BlogComment comment = blog.comment(Long.parseLong(call.part(4)));
        return comment == null ? error(404, "rest_comment_invalid_id", "Invalid comment ID.") : then.apply(comment);
    }
}
