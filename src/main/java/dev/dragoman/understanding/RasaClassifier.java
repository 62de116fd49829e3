package dev.dragoman.understanding;

import dev.dragoman.rasa.RasaFailed;
import dev.dragoman.rasa.RasaServer;
import dev.dragoman.rasa.RasaServers;
import java.util.ArrayList;
import java.util.List;

/** Asks the Rasa server of a language what it understands, over {@code POST /model/parse}. */
final class RasaClassifier implements Classifier {

    private static final int LONGEST_TEXT = 2000;

    private final RasaServers servers;

    RasaClassifier(RasaServers servers) {
        this.servers = servers;
    }

    @Override
    public String name() {
        return "rasa";
    }

    /** Whether a server is set for the language. */
    boolean speaks(String language) {
        return servers.of(language).isPresent();
    }

    @Override
    public Classification classify(String text, String language, Effort effort) throws ClassifierUnavailable {
        RasaServer server = servers.of(language)
                .orElseThrow(() -> new ClassifierUnavailable("no Rasa server is set for the language " + language));
        // A text that begins with a slash would be a command to Rasa.
        int skipped = 0;
        while (skipped < text.length()
                && (text.charAt(skipped) == '/' || Character.isWhitespace(text.charAt(skipped)))) {
            skipped++;
        }
        String sent = CodePoints.first(LONGEST_TEXT, text.substring(skipped)).strip();
        if (sent.isEmpty()) {
            return new Classification(List.of(), List.of());
        }
        Classification heard = ask(server, sent);
        return skipped == 0 ? heard : new Classification(heard.ranking(), moved(heard.entities(), skipped));
    }

    private static Classification ask(RasaServer server, String text) throws ClassifierUnavailable {
        try {
            return RasaReply.read(server.parse(text), text);
        } catch (RasaFailed e) {
            throw new ClassifierUnavailable(e.why());
        }
    }

    private static List<Entity> moved(List<Entity> entities, int by) {
        List<Entity> moved = new ArrayList<>();
        entities.forEach(
                it -> moved.add(new Entity(it.entity(), it.value(), it.start() + by, it.end() + by, it.extractor())));
        return List.copyOf(moved);
    }
}
