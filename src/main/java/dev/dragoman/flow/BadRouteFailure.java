package dev.dragoman.flow;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.camel.spring.boot.CamelSpringBootInitializationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start which file of {@code routes/} is wrong, and where. */
public class BadRouteFailure extends AbstractFailureAnalyzer<CamelSpringBootInitializationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CamelSpringBootInitializationException cause) {
        Set<String> words = new LinkedHashSet<>();
        for (Throwable each = cause.getCause(); each != null; each = each.getCause()) {
            String message = each.getMessage();
            if (message != null && words.stream().noneMatch(said -> said.contains(message))) {
                words.add(message.strip());
            }
        }
        return new FailureAnalysis(
                "The map in routes/ cannot be read:\n\n" + String.join("\n\n", words),
                "Mend the file at that line (routes/README.md shows how a route is written) and start again.",
                cause);
    }
}
