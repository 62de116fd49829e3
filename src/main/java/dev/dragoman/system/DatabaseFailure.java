package dev.dragoman.system;

import dev.dragoman.system.postgres.PostgresUnavailable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the sentence of an embedded server that cannot start instead of a stack trace. */
class DatabaseFailure extends AbstractFailureAnalyzer<PostgresUnavailable> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, PostgresUnavailable cause) {
        return new FailureAnalysis(cause.getMessage(), "", cause);
    }
}
