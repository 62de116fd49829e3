package dev.dragoman.understanding;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start which file of {@code intents/} is wrong, where, and what to do. */
public class BadIntentFailure extends AbstractFailureAnalyzer<BadIntentFile> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BadIntentFile cause) {
        return new FailureAnalysis(cause.getMessage(), "Mend the lines above and start again.", cause);
    }
}
