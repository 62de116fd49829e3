package dev.dragoman.simulator.instagram;

import dev.dragoman.simulator.Comment;
import dev.dragoman.simulator.Customer;
import dev.dragoman.simulator.GraphAnswer;
import dev.dragoman.simulator.GraphCall;
import dev.dragoman.simulator.MetaWorld;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The account's one post with its comments, and posts of others that mention it. Called under the lock. */
final class Posts {

    /** The account's own post. */
    static final String MEDIA = "17900000000000021";

    /** The account's story. */
    static final String STORY = "17900000000000041";

    /** A post of somebody else. */
    static final String FOREIGN_MEDIA = "17900000000000061";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_COMMENT = 2_200;
    private static final int MOST_MENTIONS = 1_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);
    private static final Pattern MENTIONED = Pattern.compile("mentioned_comment\\.comment_id\\((\\d+)\\).*");

    private final Map<String, String> mentions = new LinkedHashMap<>();
    private final AccountSettings settings;
    private final MetaWorld world;
    private final InstagramEvents events;

    Posts(AccountSettings settings, MetaWorld world, InstagramEvents events) {
        this.settings = settings;
        this.world = world;
        this.events = events;
    }

    /** The name a customer has under comments. */
    static String usernameOf(Customer customer) {
        return "customer." + customer.number();
    }

    /** Writes under the post, or under the root of the comment of this id; the author 0 is the account. */
    String comment(int author, String parent, String text) {
        @Nullable Comment answered = world.comment(parent);
        if (!parent.isEmpty() && !parent.equals(MEDIA) && (answered == null || answered.removed())) {
            throw new IllegalArgumentException("There is no such comment.");
        }
        // There is one level of replies: who answers a reply answers its root.
        @Nullable String root = answered == null ? null : Objects.requireNonNullElse(answered.parent(), answered.id());
        Comment comment =
                Comment.of(world.newCommentId(), author, text, world.now()).under(root);
        world.put(comment);
        events.commented(comment, authorOf(comment));
        return comment.id();
    }

    /** The customer takes a comment back; Instagram tells nobody. */
    String withdraw(int author, String id) {
        @Nullable Comment comment = world.comment(id);
        if (comment == null || comment.removed() || comment.customer() != author) {
            throw new IllegalArgumentException("Only an own comment that still stands can be taken back.");
        }
        world.put(comment.takenBack());
        return id;
    }

    /** Somebody mentions the account under a post of their own. */
    String mention(String text) {
        String comment = world.newCommentId();
        mentions.put(comment, text);
        if (mentions.size() > MOST_MENTIONS) {
            mentions.remove(mentions.keySet().iterator().next());
        }
        events.mentioned(comment, world.now());
        return comment;
    }

    void clear() {
        mentions.clear();
    }

    /** {@code POST} or {@code GET /{media}/comments} and {@code /{comment}/replies}. */
    GraphAnswer under(GraphCall call) {
        @Nullable Comment comment = world.comment(call.object());
        boolean isThere =
                call.edge().equals("comments") ? call.object().equals(MEDIA) : comment != null && !comment.removed();
        if (!isThere || call.isDelete()) {
            return GraphAnswer.noSuchObject();
        }
        return call.isPost() ? write(call) : list(comment == null ? null : comment.id());
    }

    private GraphAnswer write(GraphCall call) {
        String text = call.text("message");
        return isNoComment(text) ? tooLong() : GraphAnswer.id(comment(0, call.object(), text));
    }

    private GraphAnswer list(@Nullable String parent) {
        ObjectNode answer = JSON.objectNode();
        ArrayNode data = answer.putArray("data");
        standing(parent).reversed().forEach(comment -> data.add(node(comment)));
        return GraphAnswer.ok(answer);
    }

    private List<Comment> standing(@Nullable String parent) {
        return world.comments().stream()
                .filter(comment -> !comment.removed() && Objects.equals(comment.parent(), parent))
                .toList();
    }

    private @Nullable Customer authorOf(Comment comment) {
        return comment.byPage() ? null : world.customer(comment.customer());
    }

    private ObjectNode node(Comment comment) {
        @Nullable Customer author = authorOf(comment);
        String username = author == null ? settings.username() : usernameOf(author);
        ObjectNode node = JSON.objectNode()
                .put("id", comment.id())
                .put("text", comment.text())
                .put("timestamp", TIME.format(comment.at()))
                .put("username", username)
                .put("hidden", comment.hidden());
        node.putObject("from")
                .put("id", author == null ? settings.account() : author.psid())
                .put("username", username);
        List<Comment> replies = comment.parent() == null ? standing(comment.id()) : List.of();
        if (!replies.isEmpty()) {
            ArrayNode data = node.putObject("replies").putArray("data");
            replies.forEach(reply -> data.add(node(reply)));
        }
        return node;
    }

    /** {@code GET /{account}/media}: the one post. */
    GraphAnswer media() {
        ObjectNode answer = JSON.objectNode();
        answer.putArray("data")
                .addObject()
                .put("id", MEDIA)
                .put("comments_count", standing(null).size());
        return GraphAnswer.ok(answer);
    }

    /** {@code POST /{account}/mentions}. */
    GraphAnswer answerMention(GraphCall call) {
        boolean isThere = call.text("media_id").equals(FOREIGN_MEDIA) && mentions.containsKey(call.text("comment_id"));
        if (!isThere) {
            return GraphAnswer.noSuchObject();
        }
        return isNoComment(call.text("message")) ? tooLong() : GraphAnswer.id(world.newCommentId());
    }

    /** {@code GET /{account}}, which also tells the words of a mention. */
    GraphAnswer account(String fields) {
        ObjectNode answer = JSON.objectNode().put("id", settings.account());
        Matcher asked = MENTIONED.matcher(fields);
        if (!asked.matches()) {
            return GraphAnswer.ok(answer.put("username", settings.username()));
        }
        @Nullable String words = mentions.get(asked.group(1));
        if (words == null) {
            return GraphAnswer.noSuchObject();
        }
        answer.putObject("mentioned_comment").put("id", asked.group(1)).put("text", words);
        return GraphAnswer.ok(answer);
    }

    /** {@code GET}, {@code POST} with {@code hide}, or {@code DELETE /{comment}}. */
    GraphAnswer object(GraphCall call) {
        @Nullable Comment comment = world.comment(call.object());
        if (comment == null || comment.removed()) {
            return GraphAnswer.noSuchObject();
        }
        if (call.isGet()) {
            return GraphAnswer.ok(node(comment));
        }
        if (call.isPost() && !call.fields().has("hide")) {
            return GraphAnswer.wrongParameter("hide is required");
        }
        world.put(
                call.isDelete()
                        ? comment.takenBack()
                        : comment.hidden(call.fields().path("hide").asBoolean(false)));
        return GraphAnswer.success();
    }

    private static boolean isNoComment(String text) {
        return text.isBlank() || text.codePointCount(0, text.length()) > LONGEST_COMMENT;
    }

    private static GraphAnswer tooLong() {
        return GraphAnswer.wrongParameter("message must have 1 to 2200 characters");
    }
}
