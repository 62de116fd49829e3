package dev.dragoman.understanding;

import dev.dragoman.understanding.Classifier.Classification;
import dev.dragoman.understanding.Classifier.ClassifierUnavailable;
import dev.dragoman.understanding.Understanding.Ranked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads Rasa's parse result (3.6, and what 2.8 and Pro add to it); believes nothing that is out of its range. */
final class RasaReply {

    private static final int MOST_RANKED = 10;
    private static final int MOST_ENTITIES = 50;

    private RasaReply() {}

    /** The text is the one that was sent; entities point into it. */
    static Classification read(JsonNode reply, String text) throws ClassifierUnavailable {
        JsonNode intent = reply.path("intent");
        if (!intent.isObject() || !reply.path("entities").isArray()) {
            throw new ClassifierUnavailable("Rasa answered something that is no parse result");
        }
        return new Classification(ranking(intent, reply.path("intent_ranking")), entities(reply, text));
    }

    private static List<Ranked> ranking(JsonNode intent, JsonNode given) throws ClassifierUnavailable {
        @Nullable Ranked best = ranked(intent);
        if (best == null) {
            return List.of();
        }
        List<Ranked> ranking = new ArrayList<>(List.of(best));
        for (JsonNode item : given.isArray() ? given.values() : List.<JsonNode>of()) {
            @Nullable Ranked one = ranked(item);
            if (one != null
                    && ranking.size() < MOST_RANKED
                    && ranking.stream().noneMatch(it -> it.intent().equals(one.intent()))) {
                ranking.add(one);
            }
        }
        return List.copyOf(ranking);
    }

    /** Null where Rasa recognised nothing. */
    private static @Nullable Ranked ranked(JsonNode node) throws ClassifierUnavailable {
        JsonNode name = node.path("name");
        JsonNode confidence = node.path("confidence");
        if (name.isNull()) {
            return null;
        }
        if (!name.isString() || !confidence.isNumber()) {
            throw new ClassifierUnavailable("Rasa named an intent without a name or a confidence");
        }
        double score = confidence.asDouble();
        if (!(score >= 0 && score <= 1.000001)) {
            throw new ClassifierUnavailable("Rasa is sure of an intent by less than 0 or more than 1");
        }
        return new Ranked(name.asString(), Math.min(score, 1));
    }

    private static List<Entity> entities(JsonNode reply, String text) {
        List<Entity> entities = new ArrayList<>();
        for (JsonNode item : reply.path("entities").values()) {
            @Nullable Entity entity = entity(item, text);
            if (entity != null && entities.size() < MOST_ENTITIES) {
                entities.add(entity);
            }
        }
        entities.sort(Comparator.comparingInt(Entity::start));
        return List.copyOf(entities);
    }

    /** Null for an entity that points outside the text or has no name: the rest of the answer is still good. */
    private static @Nullable Entity entity(JsonNode item, String text) {
        int start = CodePoints.toUnits(text, item.path("start").asInt(-1));
        int end = CodePoints.toUnits(text, item.path("end").asInt(-1));
        JsonNode name = item.path("entity");
        if (!name.isString() || start < 0 || end < start) {
            return null;
        }
        JsonNode value = item.path("value");
        String meant = value.isMissingNode() || value.isNull()
                ? text.substring(start, end)
                : value.isValueNode() ? value.asString() : value.toString();
        return new Entity(
                name.asString(), meant, start, end, item.path("extractor").asString("rasa"));
    }
}
