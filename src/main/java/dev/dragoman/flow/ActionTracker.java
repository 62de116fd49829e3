package dev.dragoman.flow;

import dev.dragoman.conversations.Conversations;
import dev.dragoman.conversations.DueWork;
import dev.dragoman.conversations.Message;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.delivery.Sending;
import dev.dragoman.forms.Memory;
import dev.dragoman.understanding.Entity;
import dev.dragoman.understanding.Knowledge;
import dev.dragoman.understanding.Library;
import dev.dragoman.understanding.Understanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A conversation and the bot's knowledge in the form in which rasa-sdk reads them. */
@Component
class ActionTracker {

    private static final int MOST_EVENTS = 100;

    private final Conversations conversations;
    private final Outbox outbox;
    private final Library library;

    ActionTracker(Conversations conversations, Outbox outbox, Library library) {
        this.conversations = conversations;
        this.outbox = outbox;
        this.library = library;
    }

    /** The tracker: the last 100 things said, what was just heard, and what is remembered. */
    Map<String, ?> tracker(DueWork due, Understanding heard, Memory memory) {
        Map<String, Object> latest = latest(heard, due.unanswered().getLast().externalId());
        Map<String, Object> tracker = new LinkedHashMap<>();
        tracker.put("sender_id", Leading.sender(due.conversation()));
        tracker.put("slots", slots(heard, memory));
        tracker.put("latest_message", latest);
        tracker.put("latest_event_time", seconds(due.unanswered().getLast().at()));
        tracker.put("followup_action", null);
        tracker.put("paused", false);
        tracker.put("events", events(due, latest));
        tracker.put(
                "latest_input_channel", due.conversation().address().channel().value());
        tracker.put("active_loop", memory.form() == null ? Map.of() : Map.of("name", memory.form()));
        tracker.put("latest_action", Map.of("action_name", "action_listen"));
        tracker.put("latest_action_name", "action_listen");
        return tracker;
    }

    private static Map<String, Object> latest(Understanding heard, String id) {
        Map<String, Object> latest = new LinkedHashMap<>();
        latest.put("text", heard.text());
        latest.put("message_id", id);
        latest.put("metadata", Map.of());
        latest.put("intent", intent(heard.intent(), heard.confidence()));
        latest.put(
                "intent_ranking",
                heard.ranking().stream()
                        .map(it -> intent(it.intent(), it.confidence()))
                        .toList());
        latest.put(
                "entities",
                heard.entities().stream().map(it -> entity(it, heard.text())).toList());
        return latest;
    }

    private static Map<String, Object> intent(@Nullable String name, double confidence) {
        Map<String, Object> intent = new LinkedHashMap<>();
        intent.put("name", name);
        intent.put("confidence", confidence);
        return intent;
    }

    /** Rasa counts code points. */
    private static Map<String, Object> entity(Entity entity, String text) {
        int start = Math.min(entity.start(), text.length());
        int end = Math.min(entity.end(), text.length());
        return Map.of(
                "entity", entity.entity(),
                "value", entity.value(),
                "start", text.codePointCount(0, start),
                "end", text.codePointCount(0, end),
                "extractor", entity.extractor());
    }

    private Map<String, Object> slots(Understanding heard, Memory memory) {
        Map<String, Object> slots = new LinkedHashMap<>();
        library.knowledge(heard.language()).slots().forEach((name, slot) -> slots.put(name, slot.initialValue()));
        slots.putAll(memory.slots());
        slots.put("requested_slot", memory.requested());
        return slots;
    }

    private List<Map<String, Object>> events(DueWork due, Map<String, Object> latest) {
        List<Timed> events = new ArrayList<>();
        String trigger = due.unanswered().getLast().externalId();
        for (Message message : conversations.messages(due.conversation().id())) {
            Map<String, Object> parsed = message.externalId().equals(trigger) ? latest : Map.of();
            events.add(event("user", message.at(), message.text(), Map.of("parse_data", parsed)));
        }
        for (Sending sending : outbox.of(due.conversation().id())) {
            events.add(event("bot", sending.at(), sending.text(), Map.of("data", Map.of())));
        }
        events.sort(Comparator.comparing(Timed::at));
        return events.stream()
                .skip(Math.max(0, events.size() - MOST_EVENTS))
                .map(Timed::event)
                .toList();
    }

    private static Timed event(String kind, Instant at, String text, Map<String, ?> more) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event", kind);
        event.put("timestamp", seconds(at));
        event.put("text", text);
        event.putAll(more);
        return new Timed(at, event);
    }

    private static double seconds(Instant at) {
        return at.toEpochMilli() / 1000.0;
    }

    /** The domain, as far as the bot has one. */
    Map<String, ?> domain(String language) {
        Knowledge known = library.knowledge(language);
        Map<String, Object> slots = new LinkedHashMap<>();
        known.slots().values().forEach(slot -> slots.put(slot.name(), slot(slot)));
        Map<String, Object> responses = new LinkedHashMap<>();
        known.responses()
                .forEach((name, variations) -> responses.put(
                        name,
                        variations.stream().map(it -> Map.of("text", it.text())).toList()));
        return Map.of(
                "intents", known.intents().stream().map(Knowledge.Intent::name).toList(),
                "entities",
                        known.patterns().stream()
                                .map(Knowledge.EntityPattern::entity)
                                .distinct()
                                .toList(),
                "slots", slots,
                "responses", responses,
                "actions",
                        known.actions().values().stream()
                                .flatMap(List::stream)
                                .distinct()
                                .toList());
    }

    private static Map<String, Object> slot(Knowledge.Slot slot) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("type", slot.type().name().toLowerCase(Locale.ROOT));
        described.put("initial_value", slot.initialValue());
        return described;
    }

    private record Timed(Instant at, Map<String, Object> event) {}
}
