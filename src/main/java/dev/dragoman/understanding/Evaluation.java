package dev.dragoman.understanding;

import dev.dragoman.understanding.Classifier.ClassifierUnavailable;
import dev.dragoman.understanding.Exam.Answered;
import dev.dragoman.understanding.Model.Taught;
import dev.dragoman.understanding.encoder.EncoderKind;
import dev.dragoman.understanding.encoder.EncoderUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Carries out what the command line asks for. */
final class Evaluation {

    private final EvaluateOptions options;
    private final Encoders encoders;

    Evaluation(EvaluateOptions options) {
        this.options = options;
        encoders = new Encoders(options.encoder());
    }

    /**
     * What came out for one examinee.
     *
     * @param trainingMillis    how long learning took; with folds, the mean
     * @param trainingSentences how many sentences were learned, with folds in each
     * @param latency           of single texts, one after the other
     * @param encoded           the share of texts for which the encoder was asked
     * @param disturbed         the accuracy with typing errors and the like, by what was done to the texts
     * @param heapMegabytes     what a model keeps; 0 for a server
     */
    record Result(
            String engine,
            int trainingSentences,
            int intents,
            long trainingMillis,
            Latency latency,
            double encoded,
            double heapMegabytes,
            double rssMegabytes,
            Marks marks,
            Map<String, Double> disturbed) {

        private Result with(Map<String, Double> measured) {
            return new Result(
                    engine,
                    trainingSentences,
                    intents,
                    trainingMillis,
                    latency,
                    encoded,
                    heapMegabytes,
                    rssMegabytes,
                    marks,
                    measured);
        }
    }

    /** In milliseconds. */
    record Latency(double mean, double p50, double p99, double max) {}

    List<Result> run() throws IOException, EncoderUnavailable, ClassifierUnavailable {
        List<Result> results = new ArrayList<>();
        if (options.train() != null) {
            results.add(options.test() == null ? folds(options.train()) : trained(options.train()));
        }
        if (options.rasa() != null) {
            results.add(rasa(options.rasa()));
        }
        return results;
    }

    private Result trained(Path train) throws IOException, EncoderUnavailable, ClassifierUnavailable {
        List<Taught> sentences = Labelled.read(train);
        long before = heap();
        Model model = Model.train(sentences, vectors(kind(sentences)));
        double kept = (heap() - before) / 1e6;
        var exam = new Exam();
        exam.sit(asked(model), texts(), intents(sentences));
        var validation = new Exam();
        if (options.validation() != null) {
            validation.sit(asked(model), Labelled.read(options.validation()), intents(sentences));
        }
        Marks marks = Marks.of(exam.answers(), options.threshold(), validation.answers());
        Result result = result(
                engine(kind(sentences)),
                new Learned(
                        sentences.size(),
                        intents(sentences).size(),
                        model.trainingTime().toMillis(),
                        kept),
                exam.answers(),
                marks);
        return options.disturb() ? result.with(disturbed(model, intents(sentences))) : result;
    }

    private Map<String, Double> disturbed(Model model, Set<String> taught) throws IOException, ClassifierUnavailable {
        Map<String, Double> accuracy = new LinkedHashMap<>();
        for (Map.Entry<String, List<Taught>> texts : Disturbed.of(texts()).entrySet()) {
            var exam = new Exam();
            exam.sit(asked(model), texts.getValue(), taught);
            accuracy.put(
                    texts.getKey(),
                    Marks.of(exam.answers(), options.threshold(), List.of()).accuracy());
        }
        return accuracy;
    }

    private Result folds(Path train) throws IOException, EncoderUnavailable, ClassifierUnavailable {
        List<Taught> sentences = Labelled.read(train);
        @Nullable EncoderKind kind = kind(sentences);
        Vectors vectors = vectors(kind);
        Map<String, Integer> seen = new HashMap<>();
        List<Integer> fold = sentences.stream()
                .map(it -> seen.merge(it.intent(), 1, Integer::sum) % options.folds())
                .toList();
        var exam = new Exam();
        long millis = 0;
        for (int out = 0; out < options.folds(); out++) {
            List<Taught> learned = new ArrayList<>();
            List<Taught> asked = new ArrayList<>();
            for (int i = 0; i < sentences.size(); i++) {
                (fold.get(i) == out ? asked : learned).add(sentences.get(i));
            }
            Model model = Model.train(learned, vectors);
            millis += model.trainingTime().toMillis();
            exam.sit(asked(model), asked, intents(learned));
        }
        Marks marks = Marks.of(exam.answers(), options.threshold(), List.of());
        return result(
                engine(kind) + ", " + options.folds() + " folds",
                new Learned(
                        sentences.size() * (options.folds() - 1) / options.folds(),
                        intents(sentences).size(),
                        millis / options.folds(),
                        0),
                exam.answers(),
                marks);
    }

    private Result rasa(String url) throws IOException, ClassifierUnavailable {
        List<Taught> texts = texts();
        Set<String> known = options.train() == null ? intents(texts) : intents(Labelled.read(options.train()));
        if (options.train() == null) {
            known.remove(Exam.OUT_OF_SCOPE);
        }
        var exam = new Exam();
        exam.sit(new AskedRasa(url, options.token()), texts, known);
        Marks marks = Marks.of(exam.answers(), options.threshold(), List.of());
        return result("rasa at " + url, new Learned(0, known.size(), 0, 0), exam.answers(), marks);
    }

    private List<Taught> texts() throws IOException {
        if (options.test() == null) {
            throw new IOException("--test is needed here");
        }
        return Labelled.read(options.test());
    }

    private @Nullable EncoderKind kind(List<Taught> sentences) {
        return encoders.kind(sentences.size(), intents(sentences).size());
    }

    private static String engine(@Nullable EncoderKind kind) {
        return kind == null
                ? "embedded, words only"
                : "embedded, " + kind.name().toLowerCase(Locale.ROOT) + " encoder";
    }

    private Vectors vectors(@Nullable EncoderKind kind) throws EncoderUnavailable {
        return kind == null
                ? Vectors.NONE
                : new Vectors(encoders.open(kind), options.cache() == null ? null : new VectorFile(options.cache()));
    }

    private static Set<String> intents(List<Taught> sentences) {
        Set<String> intents = new HashSet<>();
        sentences.forEach(it -> intents.add(it.intent()));
        return intents;
    }

    private Examinee asked(Model model) {
        return text -> model.judge(text, options.effort());
    }

    private static Result result(String engine, Learned learned, List<Answered> answers, Marks marks) {
        long[] nanos = answers.stream().mapToLong(Answered::nanos).sorted().toArray();
        var latency = new Latency(
                LongStream.of(nanos).average().orElse(0) / 1e6, at(nanos, 0.5), at(nanos, 0.99), at(nanos, 1));
        return new Result(
                engine,
                learned.sentences(),
                learned.intents(),
                learned.millis(),
                latency,
                (double) answers.stream().filter(Answered::encoded).count() / Math.max(1, answers.size()),
                learned.megabytes(),
                resident(),
                marks,
                Map.of());
    }

    private record Learned(int sentences, int intents, long millis, double megabytes) {}

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** What the process holds in memory, where the system tells it. */
    private static double resident() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(it -> it.startsWith("VmRSS:"))
                    .mapToDouble(it -> Long.parseLong(it.replaceAll("\\D", "")) / 1000.0)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
