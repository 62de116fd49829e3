package dev.dragoman.channels.wordpress;

import dev.dragoman.system.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A blog behind a socket: keeps comments, lists them as WordPress does, and lets a test be its moderator. */
final class FakeBlog extends Dispatcher {

    private final TreeMap<Long, ObjectNode> comments = new TreeMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private int longestPage = 100;
    private @Nullable MockResponse failure;
    private String failsAt = "";

    synchronized void put(JsonNode comment) {
        comments.put(comment.path("id").longValue(), (ObjectNode) comment.deepCopy());
    }

    synchronized void put(long id, String words, String at, String status) {
        ObjectNode comment = (ObjectNode) WordPressFixture.sample("comment");
        comment.put("id", id).put("date_gmt", at).put("status", status);
        comment.putObject("content").put("raw", words);
        put(comment);
    }

    synchronized void status(long id, String status) {
        Optional.ofNullable(comments.get(id)).ifPresent(comment -> comment.put("status", status));
    }

    synchronized void delete(long id) {
        comments.remove(id);
    }

    /** Answers with something unreadable to whoever asks for more comments at once. */
    synchronized void readableUpTo(int longest) {
        longestPage = longest;
    }

    /** Fails all calls whose target contains this; none for null. */
    synchronized void failAt(String part, @Nullable MockResponse response) {
        failsAt = part;
        failure = response;
    }

    List<String> calls() {
        return calls;
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        HttpUrl url = request.getUrl();
        calls.add(request.getTarget());
        if (failure != null && request.getTarget().contains(failsAt)) {
            return failure;
        }
        String path = url.encodedPath().replace("/wp-json/wp/v2/", "");
        if (path.equals("users/me")) {
            return json("{\"id\":" + WordPressFixture.ME + "}").build();
        }
        return path.equals("comments") ? list(url) : one(path.replace("comments/", ""));
    }

    private MockResponse one(String id) {
        JsonNode comment = comments.get(Long.parseLong(id));
        return comment == null
                ? json("{\"code\":\"rest_comment_invalid_id\",\"data\":{\"status\":404}}")
                        .code(404)
                        .build()
                : json(comment.toString()).build();
    }

    private MockResponse list(HttpUrl url) {
        int size = number(url, "per_page");
        int offset = number(url, "offset");
        String status = String.valueOf(url.queryParameter("status"));
        @Nullable String include = url.queryParameter("include");
        List<ObjectNode> found = new ArrayList<>(comments.values());
        found.removeIf(it -> !it.path("status").stringValue().startsWith(status)
                || include != null
                        && !List.of(include.split(",")).contains(it.path("id").toString()));
        found.sort(Comparator.comparing((ObjectNode it) -> it.path("date_gmt").stringValue(""))
                .reversed());
        if (size > longestPage) {
            return json("[{\"id\": 1, \"content\": \"cut off").build();
        }
        List<ObjectNode> page = found.stream().skip(offset).limit(size).toList();
        return json(Json.MAPPER.writeValueAsString(page))
                .addHeader("X-WP-Total", String.valueOf(found.size()))
                .build();
    }

    private static int number(HttpUrl url, String name) {
        return Integer.parseInt(String.valueOf(url.queryParameter(name)));
    }

    private static MockResponse.Builder json(String body) {
        return new MockResponse.Builder().body(body);
    }
}
