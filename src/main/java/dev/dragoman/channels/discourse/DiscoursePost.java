package dev.dragoman.channels.discourse;

import static dev.dragoman.channels.discourse.DiscourseFields.number;
import static dev.dragoman.channels.discourse.DiscourseFields.text;

import dev.dragoman.message.Attachment;
import dev.dragoman.message.Content;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a person wrote on a forum, from a webhook or a list.
 *
 * @param parent the post it answers; null when it answers none or the topic as a whole
 * @param json   all that Discourse tells about it
 */
record DiscoursePost(
        PostPlace place, @Nullable NetworkId parent, String username, Party author, Content content, JsonNode json) {

    /** Moderators' own lines, small actions such as "closed" and whispers have other numbers. */
    private static final int REGULAR = 1;

    private static final Pattern UPLOAD = Pattern.compile(
            "(!?)\\[([^\\[\\]|]{0,300})(?:\\|[^\\[\\]]{0,100})?]\\(upload://([A-Za-z0-9._-]{1,100})\\)");

    /** Reads a post; empty when it is broken. */
    static Optional<DiscoursePost> of(JsonNode json, String forum) {
        return PostPlace.of(json)
                .map(place -> new DiscoursePost(
                        place,
                        parent(place, json),
                        text(json, "username"),
                        author(number(json, "user_id"), json),
                        content(json, forum),
                        json));
    }

    /** Whether a person said something here; system users have ids below 1, and of deleted users nothing is left. */
    boolean isSpeech() {
        boolean isRegular = !json.has("post_type") || number(json, "post_type") == REGULAR;
        boolean isPerson = !username.isBlank() && number(json, "user_id") > 0;
        boolean hasContent = !content.text().isBlank() || !content.attachments().isEmpty();
        return isRegular && isPerson && hasContent;
    }

    /** Tells this text from the ones the post had before. */
    String version() {
        return text(json, "version") + "-" + DiscourseFields.hash(text(json, "raw"));
    }

    private static @Nullable NetworkId parent(PostPlace place, JsonNode json) {
        long answered = number(json, "reply_to_post_number");
        return answered > 0 ? new PostPlace(place.topic(), answered).id() : null;
    }

    /** A user of the forum, by the name shown. */
    static Party author(long user, JsonNode json) {
        String name = text(json, "name");
        String shown = name.isBlank() ? text(json, "username") : name;
        return new Party(user > 0 ? new NetworkId(String.valueOf(user)) : null, shown.isBlank() ? null : shown);
    }

    /** Uploads stand in the text as short addresses of the forum; we keep them by reference. */
    private static Content content(JsonNode json, String forum) {
        String raw = text(json, "raw");
        List<Attachment> uploads = UPLOAD.matcher(raw)
                .results()
                .map(upload -> attachment(upload, forum))
                .toList();
        return uploads.isEmpty()
                ? Content.of(raw)
                : new Content(UPLOAD.matcher(raw).replaceAll("").strip(), uploads);
    }

    private static Attachment attachment(MatchResult upload, String forum) {
        String title = upload.group(2).strip();
        return new Attachment(
                upload.group(1).isEmpty() ? "file" : "image",
                forum + "/uploads/short-url/" + upload.group(3),
                title.isEmpty() ? null : title);
    }
}
