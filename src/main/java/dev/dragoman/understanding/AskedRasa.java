package dev.dragoman.understanding;

import dev.dragoman.rasa.RasaServers;
import dev.dragoman.rasa.RasaSettings;
import dev.dragoman.understanding.Classifier.ClassifierUnavailable;
import dev.dragoman.understanding.Model.Judged;
import dev.dragoman.understanding.Understanding.Ranked;
import dev.dragoman.understanding.Understanding.Scope;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Rasa server as an examinee. */
final class AskedRasa implements Examinee {

    /** Of Rasa's {@code FallbackClassifier}, where nobody sets another. */
    private static final double THRESHOLD = 0.3;

    private static final String ANY = "en";

    private final RasaClassifier rasa;

    AskedRasa(String url, @Nullable String token) {
        rasa = new RasaClassifier(
                new RasaServers(RasaSettings.understanding(Map.of(ANY, url), token), Clock.systemUTC()));
    }

    @Override
    public Judged answer(String text) throws ClassifierUnavailable {
        List<Ranked> ranking = rasa.classify(text, ANY).ranking();
        double confidence = ranking.isEmpty() ? 0 : ranking.getFirst().confidence();
        return new Judged(ranking, new Scope(confidence, 0, THRESHOLD));
    }
}
