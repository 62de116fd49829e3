package dev.dragoman.channels.instagram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.dragoman.channels.Composed;
import dev.dragoman.channels.Composed.Part;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.Doubtful;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.TryLater;
import dev.dragoman.channels.meta.GraphAnswer;
import dev.dragoman.channels.meta.GraphApi;
import dev.dragoman.channels.meta.MetaFields;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.NetworkId;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an account says to everybody: a picture with a caption. Instagram fetches the picture into a container, which
 * is published in a second step; a container that was begun is remembered, so that nothing is made twice.
 */
final class InstagramPublishing {

    /** 2,200 characters, as under other media; Meta's page on publishing gives no figure. */
    static final Limits CAPTION = Limits.text(2200);

    private static final Duration WHILE_FETCHING = Duration.ofSeconds(10);
    private static final int MOST_CONTAINERS = 1000;

    private final GraphApi graph;

    /** A container lives for a day. */
    private final Cache<String, NetworkId> containers = Caffeine.newBuilder()
            .maximumSize(MOST_CONTAINERS)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    InstagramPublishing(GraphApi graph) {
        this.graph = graph;
    }

    static Composed compose(Publication publication) {
        return Composed.of(Foreign.text(publication.withLink()), CAPTION)
                .without(publication, Part.TITLE)
                .refusedIf(publication.imageUrl() == null, "Instagram needs a picture.");
    }

    SendResult publish(GraphApi.Caller account, Publication publication) {
        Composed composed = compose(publication);
        @Nullable String problem = composed.problem();
        if (problem != null) {
            return new Refused(problem);
        }
        @Nullable NetworkId begun = containers.getIfPresent(publication.key());
        return begun == null ? begin(account, publication, composed.text()) : goOn(account, publication, begun);
    }

    private SendResult begin(GraphApi.Caller account, Publication publication, String caption) {
        String picture = Objects.requireNonNullElse(publication.imageUrl(), "");
        GraphAnswer made = graph.post(
                account, account.account().value(), "media", Map.of("image_url", picture, "caption", caption));
        return switch (made) {
            case GraphAnswer.Failed(SendResult ending) -> harmless(ending);
            case GraphAnswer.Done(JsonNode body) -> {
                @Nullable NetworkId container = MetaFields.id(body, "id");
                if (container == null) {
                    yield new TryLater(WHILE_FETCHING, "Instagram did not say where it puts the picture.");
                }
                containers.put(publication.key(), container);
                yield goOn(account, publication, container);
            }
        };
    }

    private SendResult goOn(GraphApi.Caller account, Publication publication, NetworkId container) {
        GraphAnswer status = graph.get(account, container.value(), "", Map.of("fields", "status_code"));
        return switch (status) {
            case GraphAnswer.Failed(SendResult ending) -> harmless(ending);
            case GraphAnswer.Done(JsonNode body) ->
                switch (MetaFields.text(body, "status_code")) {
                    case "FINISHED" -> release(account, container);
                    case "PUBLISHED" -> new Doubtful("Instagram says that it is published already.");
                    case "ERROR" -> useless(publication);
                    case "EXPIRED" -> expired(publication);
                    default -> new TryLater(WHILE_FETCHING, "Instagram is still fetching the picture.");
                };
        };
    }

    private SendResult release(GraphApi.Caller account, NetworkId container) {
        return graph.post(account, account.account().value(), "media_publish", Map.of("creation_id", container.value()))
                .sent("id");
    }

    private SendResult useless(Publication publication) {
        containers.invalidate(publication.key());
        return new Refused("Instagram cannot use the picture: it must be a JPEG that everybody can load.");
    }

    private SendResult expired(Publication publication) {
        containers.invalidate(publication.key());
        return new TryLater(WHILE_FETCHING, "Instagram has thrown the picture away and fetches it anew.");
    }

    /** Nobody sees a container, so a lost answer about it leaves no doubt. */
    private static SendResult harmless(SendResult ending) {
        return ending instanceof Doubtful(String why)
                ? new TryLater(WHILE_FETCHING, why, TryLater.Scope.NETWORK)
                : ending;
    }
}
