package dev.dragoman.simulator.mastodon;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the account can do: post, change, delete, like, and ask for lists. Called under the lock. */
final class TootsApi {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> VISIBILITIES = Set.of("public", "unlisted", "private", "direct");
    private static final String ONE = "api/v1/statuses/[0-9]+";

    private final InstanceSettings settings;
    private final Instance instance;
    private final TootJson json;

    TootsApi(InstanceSettings settings, Instance instance) {
        this.settings = settings;
        this.instance = instance;
        this.json = new TootJson(settings, instance);
    }

    static ApiAnswer error(int status, String words) {
        return ApiAnswer.of(status, JSON.objectNode().put("error", words));
    }

    ApiAnswer answer(ApiCall call) {
        return switch (call.method()) {
            case "GET" -> read(call);
            case "POST" -> write(call);
            case "PUT" -> call.is("PUT", ONE) ? withOwn(call, toot -> edit(call, toot)) : error(404, "Not Found");
            case "DELETE" -> call.is("DELETE", ONE) ? withOwn(call, this::delete) : error(404, "Not Found");
            default -> error(404, "Not Found");
        };
    }

    private ApiAnswer read(ApiCall call) {
        return switch (call.path()) {
            case "api/v1/notifications" -> notifications(call);
            case "api/v1/accounts/verify_credentials" -> ApiAnswer.ok(json.account(0));
            case "api/v2/instance" -> ApiAnswer.ok(about());
            default -> {
                if (call.path().equals("api/v1/accounts/" + settings.account() + "/statuses")) {
                    yield ownPosts(call);
                }
                if (call.is("GET", ONE)) {
                    yield with(call, toot -> ApiAnswer.ok(json.toot(toot)).notedIf(false));
                }
                yield call.is("GET", ONE + "/context") ? with(call, this::context) : error(404, "Not Found");
            }
        };
    }

    private ApiAnswer write(ApiCall call) {
        if (call.path().equals("api/v1/statuses")) {
            return post(call);
        }
        return call.is("POST", ONE + "/favourite")
                ? with(call, toot -> {
                    instance.put(toot.withLike());
                    return ApiAnswer.ok(json.toot(toot.withLike()));
                })
                : error(404, "Not Found");
    }

    private ApiAnswer post(ApiCall call) {
        String key = call.header("idempotency-key");
        Toot known = key.isEmpty() ? null : instance.byKey(key);
        if (known != null) {
            return ApiAnswer.ok(json.toot(known));
        }
        String parent = call.text("in_reply_to_id");
        Toot above = parent.isEmpty() ? null : instance.toot(parent);
        if (!parent.isEmpty() && above == null) {
            return error(404, "The post you are trying to reply to does not appear to exist.");
        }
        @Nullable ApiAnswer refusal = refusal(call);
        if (refusal != null) {
            return refusal;
        }
        String visibility = call.text("visibility").isEmpty() ? "public" : call.text("visibility");
        Toot toot = instance.post(
                new Instance.Draft(0, true, call.text("status"), visibility, above == null ? null : above.id()));
        if (!key.isEmpty()) {
            instance.keep(key, toot);
        }
        return ApiAnswer.ok(json.toot(toot));
    }

    private @Nullable ApiAnswer refusal(ApiCall call) {
        String text = call.text("status");
        if (text.isBlank()) {
            return error(422, "Validation failed: Text can't be blank");
        }
        if (text.codePointCount(0, text.length()) > settings.longest() && counted(text) > settings.longest()) {
            return error(422, "Validation failed: Text character limit of " + settings.longest() + " exceeded");
        }
        if (!call.text("visibility").isEmpty() && !VISIBILITIES.contains(call.text("visibility"))) {
            return error(422, "Validation failed: Visibility is not included in the list");
        }
        return call.text("scheduled_at").isEmpty()
                        && call.fields().path("media_ids").isEmpty()
                ? null
                : error(422, "The pretend instance has neither a schedule nor media");
    }

    /** A link counts 23 characters, a name without its host. */
    private static int counted(String text) {
        String short23 = text.replaceAll("https?://\\S+", "x".repeat(23)).replaceAll("(@\\w+)@[\\w.-]+\\w", "$1");
        return short23.codePointCount(0, short23.length());
    }

    private ApiAnswer edit(ApiCall call, Toot toot) {
        @Nullable ApiAnswer refusal = refusal(call);
        if (refusal != null) {
            return refusal;
        }
        instance.edit(toot, call.text("status"));
        return with(call, changed -> ApiAnswer.ok(json.toot(changed)));
    }

    private ApiAnswer delete(Toot toot) {
        instance.remove(toot);
        return ApiAnswer.ok(json.toot(toot).put("text", toot.text()));
    }

    private ApiAnswer context(Toot toot) {
        ObjectNode context = JSON.objectNode();
        List<Toot> above = new ArrayList<>();
        for (Toot at = parent(toot); at != null && above.size() < 100; at = parent(at)) {
            above.addFirst(at);
        }
        ArrayNode ancestors = context.putArray("ancestors");
        above.forEach(one -> ancestors.add(json.toot(one)));
        ArrayNode descendants = context.putArray("descendants");
        instance.toots().stream()
                .filter(one -> toot.id().equals(one.parent()))
                .forEach(one -> descendants.add(json.toot(one)));
        return ApiAnswer.ok(context);
    }

    private @Nullable Toot parent(Toot toot) {
        return toot.parent() == null ? null : instance.toot(toot.parent());
    }

    private ApiAnswer with(ApiCall call, Function<Toot, ApiAnswer> then) {
        Toot toot = instance.toot(call.part(3));
        return toot == null ? error(404, "Record not found") : then.apply(toot);
    }

    private ApiAnswer withOwn(ApiCall call, Function<Toot, ApiAnswer> then) {
        return with(call, toot -> toot.author() == 0 ? then.apply(toot) : error(404, "Record not found"));
    }

    private ApiAnswer notifications(ApiCall call) {
        boolean wantsMentions = call.fields().path("types[]").isEmpty()
                || call.fields().path("types[]").values().stream()
                        .anyMatch(type -> type.asString("").equals("mention"));
        List<Instance.Mention> all = wantsMentions ? instance.mentions() : List.of();
        List<ObjectNode> found = new ArrayList<>();
        for (Instance.Mention mention : page(all, Instance.Mention::id, call)) {
            Toot toot = instance.toot(mention.toot());
            if (toot != null) {
                found.add(json.mention(mention, toot));
            }
        }
        return listed(call, found);
    }

    private ApiAnswer ownPosts(ApiCall call) {
        List<Toot> own =
                instance.toots().stream().filter(toot -> toot.author() == 0).toList();
        return listed(call, page(own, Toot::id, call).stream().map(json::toot).toList());
    }

    /** Mastodon's paging: {@code min_id} begins right after an id, the others at the newest; always newest first. */
    private static <E> List<E> page(List<E> oldestFirst, Function<E, String> id, ApiCall call) {
        long after = Math.max(call.number("min_id", 0), call.number("since_id", 0));
        long before = call.number("max_id", Long.MAX_VALUE);
        int limit = (int) Math.clamp(call.number("limit", 20), 1, 80);
        List<E> between = oldestFirst.stream()
                .filter(one -> Long.parseLong(id.apply(one)) > after && Long.parseLong(id.apply(one)) < before)
                .sorted(Comparator.comparingLong(one -> Long.parseLong(id.apply(one))))
                .toList();
        int size = Math.min(limit, between.size());
        return (call.text("min_id").isEmpty()
                        ? between.subList(between.size() - size, between.size())
                        : between.subList(0, size))
                .reversed();
    }

    private static ApiAnswer listed(ApiCall call, List<ObjectNode> items) {
        ArrayNode list = JSON.arrayNode();
        list.addAll(items);
        ApiAnswer answer = ApiAnswer.ok(list).notedIf(!items.isEmpty());
        if (items.isEmpty()) {
            return answer;
        }
        String here = "<https://instance.example/" + call.path() + "?";
        String oldest = items.getLast().path("id").asString("");
        String newest = items.getFirst().path("id").asString("");
        return answer.with(
                "Link",
                here + "max_id=" + oldest + ">; rel=\"next\", " + here + "min_id=" + newest + ">; rel=\"prev\"");
    }

    private ObjectNode about() {
        ObjectNode about = JSON.objectNode().put("domain", "instance.example").put("version", "4.4.0");
        about.putObject("configuration").putObject("statuses").put("max_characters", settings.longest());
        return about;
    }
}
