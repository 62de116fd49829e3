package dev.dragoman.simulator.wordpress;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Comments and posts as the REST API writes them for those who may edit. */
final class BlogJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String HERE = "https://blog.example/";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final BlogSettings settings;

    BlogJson(BlogSettings settings) {
        this.settings = settings;
    }

    ObjectNode comment(BlogComment comment) {
        ObjectNode json = JSON.objectNode()
                .put("id", comment.id())
                .put("post", comment.post())
                .put("parent", comment.parent())
                .put("author", comment.author())
                .put("author_name", name(comment))
                .put("author_email", comment.customer() == 0 ? "" : "customer" + comment.customer() + "@example.org")
                .put("author_ip", "203.0.113.7")
                .put("author_user_agent", comment.agent())
                .put("date", time(comment.at()))
                .put("date_gmt", time(comment.at()))
                .put("link", HERE + "?p=" + comment.post() + "#comment-" + comment.id())
                .put("status", comment.status())
                .put("type", "comment");
        json.putObject("content")
                .put("rendered", "<p>" + comment.raw() + "</p>\n")
                .put("raw", comment.raw());
        return json;
    }

    private String name(BlogComment comment) {
        if (comment.customer() > 0) {
            return "Customer " + comment.customer();
        }
        return comment.author() == Blog.ME ? settings.username() : "Colleague";
    }

    ObjectNode post(Blog.Post post) {
        ObjectNode json = JSON.objectNode()
                .put("id", post.id())
                .put("date_gmt", time(post.at()))
                .put("status", "publish")
                .put("type", "post")
                .put("link", HERE + "?p=" + post.id())
                .put("author", Blog.ME);
        json.putObject("title").put("rendered", post.title()).put("raw", post.title());
        json.putObject("content").put("rendered", post.content()).put("raw", post.content());
        return json;
    }

    ObjectNode me() {
        return JSON.objectNode()
                .put("id", Blog.ME)
                .put("name", settings.username())
                .put("slug", settings.username());
    }

    /** The fields that {@code _fields} asks for; all of them when it is empty. */
    static ObjectNode only(ObjectNode json, String fields) {
        if (fields.isEmpty()) {
            return json;
        }
        ObjectNode some = JSON.objectNode();
        for (String field : List.of(fields.split(","))) {
            String[] names = field.strip().split("\\.", 2);
            JsonNode value = names.length == 1
                    ? json.path(names[0])
                    : json.path(names[0]).path(names[1]);
            if (value.isMissingNode()) {
                continue;
            }
            if (names.length == 1) {
                some.set(names[0], value);
            } else {
                some.withObject("/" + names[0]).set(names[1], value);
            }
        }
        return some;
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
