package dev.dragoman.simulator;

import org.springframework.stereotype.Component;

/** What a customer can do under the page's post. Called under the lock. */
@Component
@WhenSimulating
final class Wall {

    private final Network network;
    private final FeedEvents events;
    private final CommentsApi comments;

    Wall(Network network, FeedEvents events, CommentsApi comments) {
        this.network = network;
        this.events = events;
        this.comments = comments;
    }

    /** Writes under the post, or under the comment of this id; the author 0 is a person of the page. */
    String comment(int author, String parent, String text) {
        boolean underPost = parent.isEmpty() || parent.equals(network.postId());
        Comment comment = Comment.of(network.newCommentUnderPost(), author, text, network.now())
                .under(underPost ? null : standing(parent).id());
        network.put(comment);
        events.comment(comment, "add");
        return comment.id();
    }

    void edit(int author, String id, String text) {
        Comment edited = own(author, id).edited(text);
        network.put(edited);
        events.comment(edited, "edited");
    }

    void withdraw(int author, String id) {
        comments.remove(own(author, id));
    }

    /** Likes the comment, or takes the like back. */
    void like(int by, String id) {
        Comment liked = standing(id).toggledLike(by);
        network.put(liked);
        events.liked(liked, by, liked.likes().contains(by) ? "add" : "remove");
    }

    private Comment own(int author, String id) {
        Comment comment = standing(id);
        if (comment.customer() != author) {
            throw new IllegalArgumentException("Only an own comment can be changed.");
        }
        return comment;
    }

    private Comment standing(String id) {
        Comment comment = network.comment(id);
        if (comment == null || comment.removed()) {
            throw new IllegalArgumentException("There is no such comment.");
        }
        return comment;
    }
}
