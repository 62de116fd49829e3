package dev.dragoman.simulator.youtube;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import dev.dragoman.simulator.Line.Writer;
import dev.dragoman.simulator.WhenSimulating;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What the channel does to comments: reply, begin a thread, change, delete and judge. Called under the lock. */
@Component
@WhenSimulating
final class CommentWrites {

    /** By what people measured; YouTube publishes none. */
    private static final int LONGEST = 10_000;

    private static final Set<String> VERDICTS = Set.of("published", "heldForReview", "rejected");

    private final Remarks remarks;
    private final RemarkJson json;

    CommentWrites(Remarks remarks, RemarkJson json) {
        this.remarks = remarks;
        this.json = json;
    }

    ApiAnswer reply(ApiCall call) {
        JsonNode snippet = call.fields().path("snippet");
        String parent = snippet.path("parentId").asString("");
        if (parent.isEmpty()) {
            return GoogleAnswer.badRequest("parentIdMissing");
        }
        @Nullable Remark root = remarks.find(parent);
        if (root == null) {
            return GoogleAnswer.notFound("parentCommentNotFound");
        }
        if (root.parent() != null) {
            return GoogleAnswer.badRequest("operationNotSupported");
        }
        return root.isPublished()
                ? written(parent, snippet.path("textOriginal").asString(""))
                : GoogleAnswer.badRequest("parentCommentIsPrivate");
    }

    ApiAnswer begin(ApiCall call) {
        JsonNode snippet = call.fields().path("snippet");
        String words = snippet.path("topLevelComment")
                .path("snippet")
                .path("textOriginal")
                .asString("");
        return snippet.path("videoId").asString("").equals(Videos.VIDEO)
                ? written(null, words)
                : GoogleAnswer.notFound("videoNotFound");
    }

    private ApiAnswer written(@Nullable String parent, String words) {
        @Nullable ApiAnswer refusal = refusal(words);
        if (refusal != null) {
            return refusal;
        }
        Remark remark = remarks.write(parent, new Remarks.By(0, Writer.APP), words, Remark.PUBLISHED);
        return ApiAnswer.ok(parent == null ? json.thread(remark, false) : json.comment(remark, false));
    }

    ApiAnswer edit(ApiCall call) {
        @Nullable Remark remark = remarks.find(call.text("id"));
        String words = call.fields().path("snippet").path("textOriginal").asString("");
        if (remark == null) {
            return GoogleAnswer.notFound("commentNotFound");
        }
        @Nullable ApiAnswer refusal = remark.isByChannel() ? refusal(words) : GoogleAnswer.forbidden();
        if (refusal != null) {
            return refusal;
        }
        remarks.edit(remark, words);
        return ApiAnswer.ok(json.comment(Objects.requireNonNull(remarks.find(remark.id())), false));
    }

    ApiAnswer delete(ApiCall call) {
        @Nullable Remark remark = remarks.find(call.text("id"));
        if (remark == null) {
            return GoogleAnswer.notFound("commentNotFound");
        }
        if (!remark.isByChannel()) {
            return GoogleAnswer.forbidden();
        }
        remarks.remove(remark.id());
        return GoogleAnswer.done();
    }

    ApiAnswer judge(ApiCall call, String verdict) {
        List<String> ids = Arrays.asList(call.text("id").split(","));
        if (!VERDICTS.contains(verdict) && !verdict.equals("likelySpam")) {
            return GoogleAnswer.badRequest("operationNotSupported");
        }
        if (ids.stream().anyMatch(id -> remarks.find(id) == null)) {
            return GoogleAnswer.notFound("commentNotFound");
        }
        ids.forEach(id -> remarks.put(Objects.requireNonNull(remarks.find(id)).judged(verdict)));
        return GoogleAnswer.done();
    }

    private static @Nullable ApiAnswer refusal(String words) {
        if (words.isBlank()) {
            return GoogleAnswer.badRequest("commentTextRequired");
        }
        return words.codePointCount(0, words.length()) > LONGEST ? GoogleAnswer.badRequest("commentTextTooLong") : null;
    }
}
