package dev.dragoman.channels.whatsapp;

import dev.dragoman.channels.MediaSource;
import dev.dragoman.channels.meta.GraphAnswer;
import dev.dragoman.channels.meta.GraphApi;
import dev.dragoman.channels.meta.MetaFields;
import dev.dragoman.message.Attachment;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks where a file can be read. The address is good for five minutes and wants the token, which Meta alone may see. */
final class WhatsappMedia {

    /** What stands before a file's id in the reference of an attachment. */
    static final String REFERENCE = "whatsapp:";

    private static final List<String> METAS = List.of(".fbsbx.com", ".facebook.com", ".whatsapp.net", ".fbcdn.net");

    private final GraphApi graph;
    private final String baseUrl;

    WhatsappMedia(GraphApi graph, String baseUrl) {
        this.graph = graph;
        this.baseUrl = baseUrl;
    }

    Optional<MediaSource> source(GraphApi.Caller caller, Attachment attachment) {
        String reference = attachment.url();
        if (reference == null || !reference.startsWith(REFERENCE)) {
            return Optional.empty();
        }
        String id = reference.substring(REFERENCE.length());
        return graph.get(caller, id, "", Map.of()) instanceof GraphAnswer.Done done
                ? Optional.ofNullable(MetaFields.url(done.body(), "url"))
                        .filter(this::isMetas)
                        .map(url -> new MediaSource(url, Map.of("Authorization", "Bearer " + caller.token()), baseUrl))
                : Optional.empty();
    }

    private boolean isMetas(String url) {
        @Nullable String host = host(url);
        return host != null && (host.equals(host(baseUrl)) || METAS.stream().anyMatch(host::endsWith));
    }

    private static @Nullable String host(String url) {
        try {
            return new URI(url).getHost();
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
