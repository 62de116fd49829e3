package dev.dragoman.understanding;

import dev.dragoman.system.Json;
import dev.dragoman.understanding.Classifier.ClassifierUnavailable;
import dev.dragoman.understanding.Evaluation.Result;
import dev.dragoman.understanding.encoder.EncoderUnavailable;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The command {@code evaluate}: how well intents are recognised, without starting a server. */
public final class Evaluate {

    private Evaluate() {}

    /** Runs it; the exit code is 0, or 2 with a sentence on {@code err} where it cannot be done. */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        try {
            EvaluateOptions options = EvaluateOptions.read(args.toArray(String[]::new));
            List<Result> results = new Evaluation(options).run();
            if (options.json()) {
                out.println(Json.MAPPER.writeValueAsString(Map.of("results", results)));
            } else {
                results.forEach(result -> out.println(told(result)));
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage() + "\n" + EvaluateOptions.USAGE);
        } catch (IOException | EncoderUnavailable | ClassifierUnavailable e) {
            err.println(e.getMessage());
        }
        return 2;
    }

    private static String told(Result result) {
        var text = new StringBuilder();
        Marks marks = result.marks();
        line(text, "%s", result.engine());
        if (result.trainingSentences() > 0) {
            line(
                    text,
                    "  learned     %,d sentences of %d intents in %,d ms",
                    result.trainingSentences(),
                    result.intents(),
                    result.trainingMillis());
        }
        line(text, "  asked       %,d texts, %,d of them in scope", marks.texts(), marks.inScope());
        line(text, "  accuracy    %.2f %%   macro F1 %.2f %%", 100 * marks.accuracy(), 100 * marks.macroF1());
        line(text, "  calibration error %.3f", marks.calibration());
        withheld(text, marks);
        line(
                text,
                "  latency     mean %.2f ms, p50 %.2f ms, p99 %.2f ms, max %.2f ms; %.0f %% needed the encoder",
                result.latency().mean(),
                result.latency().p50(),
                result.latency().p99(),
                result.latency().max(),
                100 * result.encoded());
        line(text, "  memory      model %.1f MB, process %.0f MB", result.heapMegabytes(), result.rssMegabytes());
        result.disturbed().forEach((how, accuracy) -> line(text, "  with %s: accuracy %.2f %%", how, 100 * accuracy));
        marks.confusions()
                .forEach(it -> line(text, "  %3d x %s taken for %s", it.times(), it.intent(), named(it.taken())));
        return text.toString();
    }

    private static void withheld(StringBuilder text, Marks marks) {
        line(
                text,
                "  sure enough %.1f %% of the texts in scope are answered, %.1f %% rightly",
                100 * marks.withheld().answered(),
                100 * marks.withheld().right());
        Marks.Strange strange = marks.outOfScope();
        if (strange != null) {
            line(
                    text,
                    "  strange     %d texts: %.1f %% not answered; AUROC %.4f, %.1f %% rejected with 95 %% kept",
                    strange.texts(),
                    100 * marks.withheld().rejected(),
                    strange.auroc(),
                    100 * strange.recallAtKept());
        }
    }

    private static String named(String intent) {
        return intent.isEmpty() ? "nothing" : intent;
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
