package dev.dragoman.rasa;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Conversations that Rasa leads. Every message carries its id into Rasa's tracker, so that it is told once even when
 * the answer was lost on its way to us; the callback channel drops ids, and there a lost answer makes it told again.
 */
@Component
public class Dialogue {

    private static final int MOST_MESSAGES = 20;

    private final RasaSettings settings;
    private final RasaServers servers;
    private final Callbacks callbacks;

    Dialogue(RasaSettings settings, RasaServers servers, Callbacks callbacks) {
        this.settings = settings;
        this.servers = servers;
        this.callbacks = callbacks;
    }

    /** Whether Rasa leads private conversations. */
    public boolean leads() {
        return settings.leads();
    }

    /** Tells what of this was not told before, in one text, and returns what Rasa says to all of it. Never throws. */
    public Told tell(String sender, String language, List<Line> lines) {
        Optional<RasaServer> server = servers.of(language);
        if (server.isEmpty()) {
            return Told.trouble("no Rasa server is set for the language " + language);
        }
        try {
            return tell(server.get(), sender, lines);
        } catch (RasaFailed e) {
            return Told.trouble(e.why());
        }
    }

    private Told tell(RasaServer server, String sender, List<Line> lines) throws RasaFailed {
        Tracker before = server.tracker(sender);
        if (before.paused()) {
            server.resume(sender);
        }
        List<Line> untold = untold(lines, before);
        List<JsonNode> messages = new ArrayList<>();
        if (untold.size() < lines.size()) {
            messages.addAll(server.history(sender).saidSince(ids(lines)));
        }
        if (!untold.isEmpty()) {
            messages.addAll(say(server, sender, untold));
        }
        Tracker after = after(server, sender);
        List<Said> said = messages.stream().limit(MOST_MESSAGES).map(Said::read).toList();
        boolean handsOff = after.paused() || said.stream().anyMatch(Said::handsOff);
        return new Told(spoken(said), handsOff, after.intent(), after.confidence(), null);
    }

    /** Where it stands after the turn. What was said counts even if Rasa goes away right after. */
    private static Tracker after(RasaServer server, String sender) {
        try {
            return server.tracker(sender);
        } catch (RasaFailed e) {
            return Tracker.UNKNOWN;
        }
    }

    /** What the tracker heard last, and all before it, is not told again. */
    private static List<Line> untold(List<Line> lines, Tracker before) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).id().equals(before.lastHeard())) {
                return lines.subList(i + 1, lines.size());
            }
        }
        return lines;
    }

    private static Set<String> ids(List<Line> lines) {
        return lines.stream().map(Line::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<JsonNode> say(RasaServer server, String sender, List<Line> lines) throws RasaFailed {
        String text = lines.stream().map(Line::text).collect(Collectors.joining("\n"));
        if (settings.via() == RasaSettings.Via.REST) {
            return RasaServer.elements(server.say(
                    sender, text, Map.of(Tracker.OUR_ID, lines.getLast().id())));
        }
        try (var waiter = callbacks.await(sender)) {
            server.sayByCallback(sender, text);
            return waiter.messages();
        }
    }

    /** Rasa answers a failure and a wish to be silent alike; a message without words is neither. */
    private static List<Said> spoken(List<Said> said) {
        return said.stream().filter(it -> !it.isEmpty() || !it.left().isEmpty()).toList();
    }

    /** Writes down what a person will answer and Rasa does not. Refuses where Rasa cannot be reached. */
    public void note(String sender, String language, List<Line> lines) throws RasaFailed {
        Optional<RasaServer> server = servers.of(language);
        if (server.isPresent()) {
            server.get().note(sender, lines.stream().map(Line::text).collect(Collectors.joining("\n")));
        }
    }

    /** Makes Rasa silent while a person is in charge. Refuses where Rasa cannot be reached. */
    public void pause(String sender, String language) throws RasaFailed {
        Optional<RasaServer> server = servers.of(language);
        if (server.isPresent()) {
            server.get().pause(sender);
        }
    }

    /**
     * Lets Rasa speak again after a person, and returns what it says to the intent that is set for this moment; nothing
     * where none is set.
     */
    public List<Said> resume(String sender, String language) throws RasaFailed {
        Optional<RasaServer> server = servers.of(language);
        if (server.isEmpty()) {
            return List.of();
        }
        server.get().resume(sender);
        String intent = settings.returnIntent();
        return intent == null || intent.isBlank()
                ? List.of()
                : spoken(RasaServer.elements(server.get().trigger(sender, intent)).stream()
                        .map(Said::read)
                        .toList());
    }
}
