package dev.dragoman.understanding;

import dev.dragoman.understanding.Classifier.ClassifierUnavailable;
import dev.dragoman.understanding.Model.Judged;
import dev.dragoman.understanding.Model.Taught;
import dev.dragoman.understanding.Understanding.Ranked;
import dev.dragoman.understanding.Understanding.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks texts whose intents are known, and keeps what was answered and how long it took. */
final class Exam {

    /** The label of texts that belong to no intent, where no intent of that name was taught. */
    static final String OUT_OF_SCOPE = "out_of_scope";

    private static final int WARM_UP = 200;

    private final List<Answered> answers = new ArrayList<>();

    /**
     * One text.
     *
     * @param inScope    whether it belongs to an intent
     * @param confidence of the best intent, 0 where nothing was recognised
     */
    record Answered(Taught asked, boolean inScope, String intent, double confidence, Scope scope, long nanos) {

        /** Whether it would be answered; by the engine's own advice where no threshold is given. */
        boolean answered(@Nullable Double threshold) {
            return !scope.isStrange() && confidence >= (threshold == null ? scope.answerFrom() : threshold);
        }

        boolean right() {
            return intent.equals(asked.intent());
        }
    }

    /**
     * Asks all texts.
     *
     * @param taught the intents that were taught; a text labelled {@value OUT_OF_SCOPE} is out of scope unless it is one
     */
    void sit(Examinee examinee, List<Taught> texts, Set<String> taught) throws ClassifierUnavailable {
        for (Taught text : texts.subList(0, Math.min(WARM_UP, texts.size()))) {
            examinee.answer(text.text());
        }
        for (Taught text : texts) {
            long start = System.nanoTime();
            Judged judged = examinee.answer(text.text());
            long nanos = System.nanoTime() - start;
            List<Ranked> ranking = judged.ranking();
            boolean inScope = !text.intent().equals(OUT_OF_SCOPE) || taught.contains(OUT_OF_SCOPE);
            Ranked best = ranking.isEmpty() ? new Ranked("", 0) : ranking.getFirst();
            answers.add(new Answered(text, inScope, best.intent(), best.confidence(), judged.scope(), nanos));
        }
    }

    List<Answered> answers() {
        return answers;
    }
}
