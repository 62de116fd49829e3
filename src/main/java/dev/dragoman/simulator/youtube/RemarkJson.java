package dev.dragoman.simulator.youtube;

import dev.dragoman.simulator.WhenSimulating;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Comments and threads as the Data API shows them to the channel's owner. */
@Component
@WhenSimulating
final class RemarkJson {

    /** A thread brings along so many of its replies. */
    private static final int SHOWN = 5;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final OwnChannel channel;
    private final Remarks remarks;

    RemarkJson(OwnChannel channel, Remarks remarks) {
        this.channel = channel;
        this.remarks = remarks;
    }

    ObjectNode thread(Remark root, boolean isPlain) {
        List<Remark> replies = remarks.replies(root.id());
        ObjectNode thread = JSON.objectNode()
                .put("kind", "youtube#commentThread")
                .put("etag", etag(root))
                .put("id", root.id());
        ObjectNode snippet = thread.putObject("snippet")
                .put("channelId", channel.id())
                .put("videoId", Videos.VIDEO)
                .put("canReply", true)
                .put("totalReplyCount", replies.size())
                .put("isPublic", root.isPublished());
        snippet.set("topLevelComment", comment(root, isPlain));
        if (!replies.isEmpty()) {
            ArrayNode shown = thread.putObject("replies").putArray("comments");
            replies.reversed().stream().limit(SHOWN).forEach(one -> shown.add(comment(one, isPlain)));
        }
        return thread;
    }

    ObjectNode comment(Remark remark, boolean isPlain) {
        ObjectNode comment = JSON.objectNode()
                .put("kind", "youtube#comment")
                .put("etag", etag(remark))
                .put("id", remark.id());
        ObjectNode snippet = comment.putObject("snippet")
                .put("channelId", channel.id())
                .put("videoId", Videos.VIDEO)
                .put("textDisplay", isPlain ? remark.text() : html(remark.text()))
                .put("canRate", true)
                .put("viewerRating", "none")
                .put("likeCount", 0)
                .put("publishedAt", remark.published().toString())
                .put("updatedAt", remark.updated().toString());
        author(snippet, remark);
        if (remark.parent() != null) {
            snippet.put("parentId", remark.parent());
        }
        if (!remark.isPublished()) {
            snippet.put("moderationStatus", remark.status());
        }
        return comment;
    }

    private void author(ObjectNode snippet, Remark remark) {
        String id = remark.isByChannel() ? channel.id() : YouTubeSimulator.channelOf(remark.customer());
        snippet.put("authorDisplayName", remark.isByChannel() ? channel.name() : "@customer" + remark.customer());
        snippet.put("authorChannelUrl", "http://www.youtube.com/channel/" + id);
        snippet.putObject("authorChannelId").put("value", id);
        if (remark.isByChannel()) {
            snippet.put("textOriginal", remark.text());
        }
    }

    private static String html(String text) {
        return HtmlUtils.htmlEscape(text).replace("\n", "<br>");
    }

    private static String etag(Remark remark) {
        return Integer.toHexString(remark.hashCode());
    }
}
