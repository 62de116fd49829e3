package dev.dragoman.simulator.youtube;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import dev.dragoman.simulator.WhenSimulating;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The lists {@code commentThreads} and {@code comments}, page by page. Called under the lock. */
@Component
@WhenSimulating
final class CommentLists {

    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final int MOST_IDS = 50;

    private final OwnChannel channel;
    private final Remarks remarks;
    private final RemarkJson json;

    CommentLists(OwnChannel channel, Remarks remarks, RemarkJson json) {
        this.channel = channel;
        this.remarks = remarks;
        this.json = json;
    }

    ApiAnswer threads(ApiCall call) {
        boolean isPlain = isPlain(call);
        if (!call.text("id").isEmpty()) {
            return list(
                    "commentThread",
                    call,
                    byId(call).filter(one -> one.parent() == null),
                    one -> json.thread(one, isPlain));
        }
        boolean isOurs = call.text("allThreadsRelatedToChannelId").equals(channel.id());
        if (!isOurs && !call.text("videoId").equals(Videos.VIDEO)) {
            return GoogleAnswer.notFound(call.text("videoId").isEmpty() ? "channelNotFound" : "videoNotFound");
        }
        String status = call.text("moderationStatus").isEmpty() ? Remark.PUBLISHED : call.text("moderationStatus");
        return list(
                "commentThread",
                call,
                remarks.roots().filter(one -> holds(one, status)),
                one -> json.thread(one, isPlain));
    }

    ApiAnswer comments(ApiCall call) {
        boolean isPlain = isPlain(call);
        if (!call.text("id").isEmpty()) {
            return list("comment", call, byId(call), one -> json.comment(one, isPlain));
        }
        String parent = call.text("parentId");
        if (parent.isEmpty()) {
            return GoogleAnswer.badRequest("missingRequiredParameter");
        }
        return remarks.find(parent) == null
                ? GoogleAnswer.notFound("parentCommentNotFound")
                : list("comment", call, remarks.replies(parent).reversed().stream(), one -> json.comment(one, isPlain));
    }

    /** A thread counts as held when anything in it is. */
    private boolean holds(Remark root, String status) {
        return root.status().equals(status)
                || (!status.equals(Remark.PUBLISHED)
                        && remarks.stream()
                                .anyMatch(one -> one.root().equals(root.id())
                                        && one.status().equals(status)));
    }

    private Stream<Remark> byId(ApiCall call) {
        return Arrays.stream(call.text("id").split(","))
                .limit(MOST_IDS)
                .map(remarks::find)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(one -> !one.status().equals("rejected"));
    }

    private static ApiAnswer list(String kind, ApiCall call, Stream<Remark> found, Function<Remark, ObjectNode> write) {
        if (call.text("part").isEmpty()) {
            return GoogleAnswer.badRequest("missingRequiredParameter");
        }
        List<Remark> all = found.toList();
        int size = (int) Math.clamp(call.number("maxResults", USUAL), 1, MOST);
        int from = (int) Math.min(call.number("pageToken", 0), all.size());
        int to = Math.min(from + size, all.size());
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("kind", "youtube#" + kind + "ListResponse");
        if (to < all.size()) {
            body.put("nextPageToken", String.valueOf(to));
        }
        body.putObject("pageInfo").put("totalResults", to - from).put("resultsPerPage", size);
        ArrayNode items = body.putArray("items");
        all.subList(from, to).forEach(one -> items.add(write.apply(one)));
        return ApiAnswer.ok(body);
    }

    /** Mark-up is what one gets without asking. */
    private static boolean isPlain(ApiCall call) {
        return call.text("textFormat").equals("plainText");
    }
}
