package dev.dragoman.replies;

import static dev.dragoman.replies.Decision.answer;
import static dev.dragoman.replies.Decision.handOff;
import static dev.dragoman.replies.Decision.silence;

import dev.dragoman.message.Visibility;
import dev.dragoman.replies.Decision.Step;
import dev.dragoman.replies.Decision.Step.Kind;
import dev.dragoman.understanding.Knowledge;
import dev.dragoman.understanding.Understanding;
import dev.dragoman.understanding.Understanding.Mood;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what the bot does. A pure thought: the same situation always gives the same decision. */
@Component
public class Answers {

    private static final String FALLBACK = "nlu_fallback";
    private static final String OUT_OF_SCOPE = "out_of_scope";
    private static final String TALK_TO_A_PERSON = "talk_to_a_person";
    private static final Step SAY_HAND_OFF = new Step(Kind.SAY, "utter_handoff");
    private static final Step SAY_PUBLIC_HAND_OFF = new Step(Kind.SAY, "utter_comment_handoff");

    private final AnswersSettings settings;

    Answers(AnswersSettings settings) {
        this.settings = settings;
    }

    /**
     * The same thought with other settings, to try them.
     *
     * @param threshold null: what the engine advises
     * @throws IllegalArgumentException outside of 0 to 1
     */
    public Answers with(@Nullable Double threshold, double ambiguity) {
        return new Answers(new AnswersSettings(threshold, ambiguity));
    }

    /** The least confidence for an answer that was set; empty: what the engine advises. */
    public Optional<Double> threshold() {
        return Optional.ofNullable(settings.threshold());
    }

    /** The least distance between the two best intents. */
    public double ambiguity() {
        return settings.ambiguity();
    }

    /** Decides; people come before the bot, and doubt before an answer. */
    public Decision decide(Situation now) {
        Understanding heard = now.heard();
        if (heard.urgent()) {
            return handOff("urgent", "the words cannot wait", true, announcement(now));
        }
        if (heard.mood() == Mood.ANGRY) {
            return angry(now);
        }
        if (now.intent().isEmpty() || isUnsure(heard)) {
            return missed(now);
        }
        return understood(now, now.intent().get());
    }

    private Decision angry(Situation now) {
        String reason = "the customer is angry";
        return isPublic(now) ? handOff("angry", reason, true) : handOff("angry", reason, true, announcement(now));
    }

    private boolean isUnsure(Understanding heard) {
        String intent = heard.intent();
        if (intent == null || intent.equals(FALLBACK) || heard.scope().isStrange()) {
            return true;
        }
        if (heard.confidence() < settings.threshold(heard)) {
            return true;
        }
        List<Understanding.Ranked> ranking = heard.ranking();
        return ranking.size() > 1
                && ranking.get(0).confidence() - ranking.get(1).confidence() < settings.ambiguity();
    }

    private Decision missed(Situation now) {
        if (isPublic(now)) {
            return handOff("unsure", "not sure what was meant", false).asMiss();
        }
        if (now.misses() > 0) {
            return handOff("second miss", "not understood twice in a row", false, announcement(now))
                    .asMiss();
        }
        return answer("unsure", "not sure what was meant: asked back", new Step(Kind.SAY, "utter_ask_rephrase"))
                .asMiss();
    }

    private Decision understood(Situation now, Knowledge.Intent intent) {
        if (intent.name().equals(TALK_TO_A_PERSON)) {
            return handOff("asked for a person", "asked for a person", intent.urgent(), own(now, intent));
        }
        if (intent.handoff()) {
            String reason = "“" + intent.name() + "” always goes to a person";
            return isPublic(now) && intent.urgent()
                    ? handOff("for people", reason, true)
                    : handOff("for people", reason, intent.urgent(), own(now, intent));
        }
        if (intent.name().equals(OUT_OF_SCOPE)) {
            return outOfScope(now, intent);
        }
        return isPublic(now) ? comment(now, intent) : answer("intent", "understood", own(now, intent));
    }

    private Decision outOfScope(Situation now, Knowledge.Intent intent) {
        if (isPublic(now)) {
            return silence("out of scope", "a public comment that is not about us");
        }
        if (now.misses() > 0) {
            return handOff("second miss", "out of scope twice in a row", false, announcement(now))
                    .asMiss();
        }
        return answer("out of scope", "not about what we do", own(now, intent)).asMiss();
    }

    private Decision comment(Situation now, Knowledge.Intent intent) {
        return switch (intent.comment()) {
            case ANSWER -> answer("public answer", "the answer may stand in public", own(now, intent));
            case LIKE ->
                now.likes()
                        ? answer("like", "thanks gets a like", new Step(Kind.LIKE, ""))
                        : silence("thanks", "thanks needs no words");
            case PRIVATE -> privately(now, intent);
        };
    }

    private Decision privately(Situation now, Knowledge.Intent intent) {
        if (!now.repliesPrivately()) {
            return handOff(
                    "concerns one person",
                    "concerns one person, and this network has no private reply",
                    false,
                    SAY_PUBLIC_HAND_OFF);
        }
        String key = "utter_" + intent.name();
        return answer(
                "private answer",
                "concerns one person: a short public line and a private reply",
                new Step(Kind.SAY, key),
                new Step(Kind.SAY_PRIVATELY, key));
    }

    private static Step own(Situation now, Knowledge.Intent intent) {
        return new Step(Kind.SAY, "utter_" + intent.name());
    }

    private static Step announcement(Situation now) {
        return isPublic(now) ? SAY_PUBLIC_HAND_OFF : SAY_HAND_OFF;
    }

    private static boolean isPublic(Situation now) {
        return now.visibility() == Visibility.PUBLIC;
    }
}
