package dev.dragoman.understanding;

import dev.dragoman.system.Json;
import dev.dragoman.understanding.Classifier.Classification;
import dev.dragoman.understanding.Understanding.Ranked;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Rasa's short form {@code /intent}, {@code /intent@0.9} or {@code /intent{"entity": "value"}}, as buttons send it. */
final class Command {

    private static final Pattern FORM = Pattern.compile(
            "/(?<intent>[^\\s/{}@]{1,100})(?:@[0-9.]{1,10})?\\s*(?<entities>\\{.{0,2000}\\})?", Pattern.DOTALL);

    private Command() {}

    /** Null if the text is no command, or names an intent that nobody taught. */
    static @Nullable Classification read(String text, Knowledge knowledge) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        String intent = form.group("intent");
        if (knowledge.intents().stream().noneMatch(it -> it.name().equals(intent))) {
            return null;
        }
        @Nullable String entities = form.group("entities");
        return new Classification(
                List.of(new Ranked(intent, 1)),
                entities == null ? List.of() : entities(entities, form.start("entities"), form.end("entities")));
    }

    private static List<Entity> entities(String json, int start, int end) {
        List<Entity> entities = new ArrayList<>();
        try {
            Json.MAPPER.readTree(json).properties().forEach(property -> {
                JsonNode value = property.getValue();
                String meant = value.isValueNode() ? value.asString("") : value.toString();
                entities.add(new Entity(property.getKey(), meant, start, end, "command"));
            });
        } catch (JacksonException e) {
            // The intent is clear all the same.
            return List.of();
        }
        return List.copyOf(entities);
    }
}
