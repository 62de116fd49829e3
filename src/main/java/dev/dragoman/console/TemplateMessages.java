package dev.dragoman.console;

import dev.dragoman.channels.ApprovedTemplate;
import dev.dragoman.channels.ApprovedTemplates;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.SendsTemplates;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.flow.Desk;
import dev.dragoman.handoff.AlreadyClaimed;
import dev.dragoman.message.Act;
import dev.dragoman.message.Foreign;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** What a person may still write when the network's reply window has closed: a text that it approved. */
@Controller
@RequestMapping("/inbox/conversations/{id}/templates")
class TemplateMessages {

    private static final int LONGEST_VALUE = 1000;

    private final Pages pages;
    private final InboxPage inbox;
    private final ChannelRegistry channels;
    private final Desk desk;

    TemplateMessages(Pages pages, InboxPage inbox, ChannelRegistry channels, Desk desk) {
        this.pages = pages;
        this.inbox = inbox;
        this.channels = channels;
        this.desk = desk;
    }

    /** The approved templates with a field for each value; asks the network, so it may take some seconds. */
    @GetMapping
    View list(@PathVariable String id, Screen screen) {
        OpenThread thread = inbox.open(screen, id);
        return pages.show(
                "console/thread-templates.jte",
                screen,
                Map.of("thread", thread, "templates", approved(thread.conversation())));
    }

    /**
     * Sends one; the same browser id twice is one send. Answers 204, or a sentence: 409 when a colleague has the
     * conversation, 422 when a value is missing or the network does not have the template.
     *
     * @param form {@code name}, {@code language} and each {@code value} in order
     */
    @PostMapping
    ResponseEntity<String> send(
            @PathVariable String id,
            @RequestParam UUID browserId,
            @RequestParam MultiValueMap<String, String> form,
            Screen screen) {
        Conversation conversation = inbox.open(screen, id).conversation();
        ApprovedTemplate template = approved(conversation)
                .find(text(form, "name"), text(form, "language"))
                .orElse(null);
        List<String> values = form.getOrDefault("value", List.of()).stream()
                .map(value -> Foreign.text(value).strip())
                .toList();
        if (template == null) {
            return sentence(HttpStatus.UNPROCESSABLE_CONTENT, screen.say("inbox.refused.template"));
        }
        if (values.size() != template.places() || !values.stream().allMatch(TemplateMessages::isValue)) {
            return sentence(HttpStatus.UNPROCESSABLE_CONTENT, screen.say("inbox.refused.values", LONGEST_VALUE));
        }
        var act = new Act.Template(template.name(), template.language(), values, template.filled(values));
        var person = new Holder(screen.agent().id().value(), screen.agent().name());
        try {
            desk.sendTemplate(conversation.id(), person, browserId, act);
            return ResponseEntity.noContent().build();
        } catch (AlreadyClaimed e) {
            String holder = conversation.holderName();
            return sentence(
                    HttpStatus.CONFLICT,
                    screen.say("inbox.refused.claimed", holder == null ? screen.say("inbox.somebody") : holder));
        }
    }

    private ApprovedTemplates approved(Conversation conversation) {
        return channels.find(conversation.address().channel())
                .filter(SendsTemplates.class::isInstance)
                .map(channel -> ((SendsTemplates) channel)
                        .templates(conversation.address().account()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static boolean isValue(String value) {
        return !value.isEmpty() && value.length() <= LONGEST_VALUE;
    }

    private static String text(MultiValueMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.getFirst(name), "");
    }

    private static ResponseEntity<String> sentence(HttpStatus status, String words) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(words);
    }
}
