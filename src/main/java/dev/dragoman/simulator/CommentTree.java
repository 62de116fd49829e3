package dev.dragoman.simulator;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A comment with the replies under it, as the page shows it. */
public record CommentTree(Comment comment, List<CommentTree> replies) {

    /** Deeper answers stand beside each other; no network shows more, and a page must end somewhere. */
    private static final int DEEPEST = 3;

    static List<CommentTree> of(List<Comment> all) {
        return below(null, all, 1);
    }

    private static List<CommentTree> below(@Nullable String parent, List<Comment> all, int depth) {
        return all.stream()
                .filter(comment -> Objects.equals(comment.parent(), parent))
                .map(comment ->
                        new CommentTree(comment, depth == DEEPEST ? List.of() : below(comment.id(), all, depth + 1)))
                .toList();
    }
}
