package dev.dragoman.channels.x;

import static dev.dragoman.channels.x.XFields.text;
import static dev.dragoman.channels.x.XFields.time;

import dev.dragoman.channels.x.XUpdate.Broken;
import dev.dragoman.channels.x.XUpdate.Told;
import dev.dragoman.message.Address;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads posts that answer, mention or quote the account, and the account's own replies. X names the post a
 * conversation began with, never the first reply of a branch; below a popular post that would be one conversation
 * with everybody. So a thread is that post together with the one person we talk to there, both of which X always
 * tells.
 */
final class XPosts {

    private static final char BETWEEN = '_';

    private XPosts() {}

    /** A direct reply to a post of the account. */
    static List<Inbound> reply(Told told) throws Broken {
        Post post = Post.of(told);
        if (told.isOurs(post.author) || !isOurs(told, post.answered)) {
            return own(told);
        }
        // A reply was one from its beginning, so the first version of an edited one was heard.
        return List.of(post.isEdited() ? post.edited() : post.said());
    }

    /** A mention or a quote. It may have become one by an edit, so that its first version was never heard. */
    static List<Inbound> mention(Told told) throws Broken {
        Post post = Post.of(told);
        if (told.isOurs(post.author)) {
            return own(told);
        }
        return post.isEdited() ? List.of(post.said(), post.edited()) : List.of(post.said());
    }

    /** What the account said itself; posts that answer nobody else belong to no conversation. */
    static List<Inbound> own(Told told) throws Broken {
        Post post = Post.of(told);
        @Nullable NetworkId answered = post.answered;
        return !told.isOurs(post.author) || answered == null || told.isOurs(answered)
                ? List.of()
                : List.of(post.echoed(answered));
    }

    /** The post a thread began with. */
    static String root(NetworkId thread) {
        int end = thread.value().indexOf(BETWEEN);
        return end < 0 ? thread.value() : thread.value().substring(0, end);
    }

    private static NetworkId thread(NetworkId conversation, NetworkId person) {
        return new NetworkId(conversation.value() + BETWEEN + person);
    }

    private static boolean isOurs(Told told, @Nullable NetworkId person) {
        return person != null && told.isOurs(person);
    }

    /**
     * A post.
     *
     * @param id           its first version's, by which it is known for good
     * @param version      its own, which is another one after an edit
     * @param conversation the post the conversation began with
     * @param answered     whose post it answers; null when it answers none
     */
    private record Post(
            Told told,
            NetworkId id,
            NetworkId version,
            NetworkId conversation,
            NetworkId author,
            @Nullable NetworkId answered) {

        static Post of(Told told) throws Broken {
            JsonNode json = told.payload();
            @Nullable NetworkId version = XFields.id(json, "id");
            @Nullable NetworkId author = XFields.id(json, "author_id");
            if (version == null || author == null) {
                throw new Broken();
            }
            @Nullable NetworkId conversation = XFields.id(json, "conversation_id");
            NetworkId first = first(json, version);
            return new Post(
                    told,
                    first,
                    version,
                    conversation == null ? first : conversation,
                    author,
                    XFields.id(json, "in_reply_to_user_id"));
        }

        private static NetworkId first(JsonNode json, NetworkId version) {
            String first = json.path("edit_history_tweet_ids").path(0).stringValue("");
            return XFields.isNumber(first) ? new NetworkId(first) : version;
        }

        boolean isEdited() {
            return !id.equals(version);
        }

        Inbound said() {
            return new Inbound.Said(event(author, ""), party(), content(), parent(), publication());
        }

        Inbound edited() {
            return new Inbound.Edited(event(author, version.value()), party(), content());
        }

        Inbound echoed(NetworkId person) {
            return new Inbound.Echoed(event(person, isEdited() ? version.value() : ""), content(), null, answers());
        }

        private Event event(NetworkId person, String version) {
            var address = new Address(XChannel.ID, told.account(), Visibility.PUBLIC, thread(conversation, person));
            return new Event(address, id, version, time(told.payload(), "created_at", told.now()));
        }

        private Content content() {
            return new Content(XText.ofPost(told.payload()), XAttachments.ofPost(told.payload(), told.includes()));
        }

        private Party party() {
            for (JsonNode user : told.includes().path("users")) {
                if (text(user, "id").equals(author.value())) {
                    String name = text(user, "name");
                    return new Party(author, name.isBlank() ? null : name);
                }
            }
            return new Party(author, null);
        }

        /** The comment that is answered; none for what stands directly below the first post. */
        private @Nullable NetworkId parent() {
            @Nullable NetworkId answers = answers();
            return answers == null || answers.equals(conversation) ? null : answers;
        }

        private @Nullable NetworkId publication() {
            return conversation.equals(id) ? referenced("quoted") : conversation;
        }

        private @Nullable NetworkId answers() {
            @Nullable NetworkId stated = XFields.id(told.payload(), "in_reply_to_tweet_id");
            return stated == null ? referenced("replied_to") : stated;
        }

        private @Nullable NetworkId referenced(String how) {
            for (JsonNode other : told.payload().path("referenced_tweets")) {
                if (text(other, "type").equals(how)) {
                    return XFields.id(other, "id");
                }
            }
            return null;
        }
    }
}
