package dev.dragoman.console;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.Posts;
import dev.dragoman.publishing.Placement;
import dev.dragoman.publishing.Planned;
import dev.dragoman.publishing.PublicationId;
import dev.dragoman.publishing.Publications;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** What the brand says to everybody: the list, and one publication with what became of it. */
@Controller
class PublishPage {

    private static final Set<String> DONE = Set.of("planned", "cancelled", "there", "again");

    private final Pages pages;
    private final Publications publications;
    private final Posts posts;

    PublishPage(Pages pages, Publications publications, Posts posts) {
        this.pages = pages;
        this.publications = publications;
        this.posts = posts;
    }

    @GetMapping("/publish")
    View list(Screen screen) {
        return pages.show("console/publications.jte", screen, Map.of("all", publications.recent()));
    }

    @GetMapping("/publish/{id}")
    View one(@PathVariable UUID id, @RequestParam(defaultValue = "") String done, Screen screen) {
        String news = DONE.contains(done) ? screen.say("publish.done." + done) : "";
        return show(screen, HttpStatus.OK, find(id), news);
    }

    /** The page of a publication, with news above it; bad ones with another status. */
    View show(Screen screen, HttpStatus status, Planned planned, String news) {
        List<Conversation> under =
                planned.placements().stream().flatMap(this::under).toList();
        return pages.show(
                status,
                "console/publication.jte",
                screen,
                Map.of("planned", planned, "under", under, "news", news, "isBad", status.isError()));
    }

    private Stream<Conversation> under(Placement placement) {
        var published = placement.published();
        return published == null
                ? Stream.empty()
                : posts.under(placement.place().channel(), placement.place().account(), published).stream();
    }

    /** Refuses, as not found, a publication there is none of. */
    Planned find(UUID id) {
        return publications
                .find(new PublicationId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
