package dev.dragoman.channels.facebook;

import dev.dragoman.channels.Composed;
import dev.dragoman.channels.Composed.Part;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.meta.GraphApi;
import dev.dragoman.message.Foreign;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a Page says to everybody: a post in its feed, or a photo with a description. */
final class FacebookPublishing {

    /** 63,206 characters, by what people measured; Meta publishes no figure. */
    static final Limits POST = Limits.text(63_206);

    private FacebookPublishing() {}

    /** A link is shown as a card of its own, but under a picture as words. */
    static Composed compose(Publication publication) {
        return Composed.of(text(publication), POST).without(publication, Part.TITLE);
    }

    private static String text(Publication publication) {
        return Foreign.text(publication.imageUrl() == null ? publication.text() : publication.withLink());
    }

    static SendResult publish(GraphApi graph, GraphApi.Caller page, Publication publication) {
        Composed composed = compose(publication);
        @Nullable String problem = composed.problem();
        if (problem != null) {
            return new SendResult.Refused(problem);
        }
        String id = page.account().value();
        Map<String, Object> body = new LinkedHashMap<>();
        if (publication.imageUrl() != null) {
            body.put("url", publication.imageUrl());
            body.put("caption", composed.text());
            // The photo has an id of its own; comments name the post it came with.
            return graph.post(page, id, "photos", body).sent("post_id");
        }
        body.put("message", composed.text());
        if (publication.link() != null) {
            body.put("link", publication.link());
        }
        return graph.post(page, id, "feed", body).sent("id");
    }
}
