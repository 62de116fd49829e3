package dev.dragoman.channels.mastodon;

import static dev.dragoman.channels.mastodon.MastodonFields.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a post stands, without its words.
 *
 * @param acct        the author's name as one writes to them, such as {@code ana@remote.example}
 * @param isOurs      whether our own account wrote it
 * @param isAddressed whether it names our account
 * @param visibility  Mastodon's word for who reads it
 * @param others      the accounts it names that are not ours, in its order
 * @param parent      the post it answers; null for none
 * @param editedAt    when it was changed last, as the server writes it; empty for never
 */
record MastodonStatus(
        String id,
        String acct,
        boolean isOurs,
        boolean isAddressed,
        String visibility,
        List<String> others,
        @Nullable String parent,
        String editedAt) {

    private static final int MOST_OTHERS = 50;

    /** Null for what is no post, or has an author nobody can write to. */
    static @Nullable MastodonStatus read(JsonNode status, String ownId) {
        JsonNode author = status.path("account");
        String visibility = text(status, "visibility");
        if (MastodonFields.id(status, "id").isEmpty()
                || MastodonFields.acct(author).isEmpty()
                || visibility.isBlank()) {
            return null;
        }
        List<String> others = new ArrayList<>();
        boolean isAddressed = false;
        for (JsonNode mention : status.path("mentions")) {
            boolean isUs = text(mention, "id").equals(ownId);
            isAddressed |= isUs;
            if (!isUs && !MastodonFields.acct(mention).isEmpty() && others.size() < MOST_OTHERS) {
                others.add(MastodonFields.acct(mention));
            }
        }
        String parent = MastodonFields.id(status, "in_reply_to_id");
        return new MastodonStatus(
                MastodonFields.id(status, "id"),
                MastodonFields.acct(author),
                text(author, "id").equals(ownId),
                isAddressed,
                visibility,
                List.copyOf(others),
                parent.isEmpty() ? null : parent,
                text(status, "edited_at"));
    }

    /** Whether everybody may read it; what only followers may read is treated as private. */
    boolean isOpen() {
        return visibility.equals("public") || visibility.equals("unlisted");
    }

    @Override
    public String toString() {
        return "MastodonStatus[" + id + ", " + visibility + "]";
    }
}
