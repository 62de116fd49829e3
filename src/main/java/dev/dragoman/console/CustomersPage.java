package dev.dragoman.console;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.conversations.CustomerId;
import dev.dragoman.conversations.Customers;
import dev.dragoman.conversations.Person;
import dev.dragoman.conversations.Proposal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The customers behind the channels: everything of one person, and who may be one person. */
@Controller
class CustomersPage {

    /** No time in an address is later; the database would refuse some. */
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final Pages pages;
    private final Customers customers;

    CustomersPage(Pages pages, Customers customers) {
        this.pages = pages;
        this.customers = customers;
    }

    @GetMapping("/customers")
    RedirectView start() {
        return new RedirectView("/customers/merges");
    }

    @GetMapping("/customers/merges")
    View merges(Screen screen) {
        return merges(screen, HttpStatus.OK, "");
    }

    /** The proposals as they are now, and above them what became of the person's decision. */
    View merges(Screen screen, HttpStatus status, String news) {
        List<Proposal> proposals = customers.proposals();
        return pages.show(
                status,
                "console/merges.jte",
                screen,
                Map.of(
                        "proposals",
                        proposals,
                        "isCut",
                        proposals.size() == Customers.MOST_PROPOSALS,
                        "news",
                        news,
                        "isBad",
                        status.isError()));
    }

    /** One person; {@code behind} and {@code at} name the last conversation of the page before. */
    @GetMapping("/customers/{id}")
    View person(
            @PathVariable String id,
            @RequestParam @Nullable String at,
            @RequestParam @Nullable String behind,
            Screen screen) {
        Person.@Nullable Place place = at == null || behind == null ? null : place(at, behind);
        return person(screen, new Shown(idOf(id), place), HttpStatus.OK, "");
    }

    /** The same after a decision. */
    View person(Screen screen, CustomerId id, HttpStatus status, String news) {
        return person(screen, new Shown(id, null), status, news);
    }

    private View person(Screen screen, Shown shown, HttpStatus status, String news) {
        Person person = customers.find(shown.id()).orElseThrow(CustomersPage::missing);
        List<Conversation> found = customers.conversations(person.id(), shown.behind());
        boolean hasMore = found.size() > Customers.PAGE;
        List<Conversation> page = hasMore ? found.subList(0, Customers.PAGE) : found;
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("person", person);
        parameters.put("alike", customers.proposals(person.id()));
        parameters.put("conversations", page);
        parameters.put("older", hasMore ? page.getLast() : null);
        parameters.put("news", news);
        parameters.put("isBad", status.isError());
        return pages.show(status, "console/customer.jte", screen, parameters);
    }

    /** A person, and the part of the list that is looked at. */
    private record Shown(CustomerId id, Person.@Nullable Place behind) {}

    /** The customer of an address; no such page where it is no id. */
    static CustomerId idOf(String text) {
        return new CustomerId(uuidOf(text));
    }

    /** An id in an address; no such page where it is none. */
    static UUID uuidOf(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw missing();
        }
    }

    private static Person.Place place(String at, String behind) {
        try {
            Instant time = Instant.parse(at);
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
                throw missing();
            }
            return new Person.Place(time, new ConversationId(uuidOf(behind)));
        } catch (DateTimeParseException e) {
            throw missing();
        }
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
