package dev.dragoman.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.understanding.Model.Judged;
import dev.dragoman.understanding.encoder.Encoder;
import dev.dragoman.understanding.encoder.EncoderKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tier of meaning, on a small shop's sentences. */
class SemanticTests {

    private static final List<Model.Taught> SHOP = Stream.of(
                    taught(
                            "track_order",
                            "where is my parcel",
                            "my delivery has not arrived",
                            "when will the package come",
                            "has my order been shipped"),
                    taught(
                            "refund",
                            "i want my money back",
                            "please refund my payment",
                            "how long until i am reimbursed",
                            "return the amount to my card"),
                    taught(
                            "password",
                            "i forgot my password",
                            "i cannot sign in",
                            "reset my login",
                            "my account is locked"))
            .flatMap(List::stream)
            .toList();

    private static Encoder encoder;

    @BeforeAll
    static void load() throws Exception {
        encoder = Encoder.open(EncoderKind.STRONG);
    }

    @AfterAll
    static void unload() {
        encoder.close();
    }

    private static List<Model.Taught> taught(String intent, String... texts) {
        return Stream.of(texts).map(it -> new Model.Taught(it, intent)).toList();
    }

    private static String best(Model model, String text) {
        return model.judge(text, Effort.FULL).ranking().getFirst().intent();
    }

    @Test
    void understandsWordsThatNoExampleHolds() {
        Model model = Model.train(SHOP, new Vectors(encoder, null));

        assertThat(best(model, "did you dispatch the goods")).isEqualTo("track_order");
        assertThat(best(model, "give me the cash that you took")).isEqualTo("refund");
        assertThat(best(model, "I AM UNABLE TO LOG ON 😡")).isEqualTo("password");
    }

    @Test
    void asksTheEncoderOnlyWhereItIsWorthIt() {
        Model model = Model.train(SHOP, new Vectors(encoder, null));

        Judged words = model.judge("did you dispatch the order", Effort.WORDS);
        Judged full = model.judge("did you dispatch the order", Effort.FULL);

        assertThat(words.encoded()).isFalse();
        assertThat(full.encoded()).isTrue();
    }

    @Test
    void keepsTheVectorsOfExamplesInAFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("deep/vectors");
        List<String> texts = List.of("one", "two", "one");
        float[][] made = new Vectors(encoder, new VectorFile(file)).of(texts);

        assertThat(new VectorFile(file).read()).containsOnlyKeys("one", "two");
        assertThat(new Vectors(encoder, new VectorFile(file)).of(texts)).isDeepEqualTo(made);

        Files.write(file, new byte[] {1, 2, 3});
        assertThat(new VectorFile(file).read()).isEmpty();
        assertThat(new Vectors(encoder, new VectorFile(file)).of(texts)).isDeepEqualTo(made);
    }

    @Test
    void learnsMeaningInTheBackgroundWhileWordsAnswer(@TempDir Path folder) throws Exception {
        Library library = Taught.library(folder);
        List<Knowledge> all =
                library.languages().stream().map(library::knowledge).toList();
        var pupil = new EmbeddedClassifier(all);
        var swaps = new AtomicInteger();

        try (var teacher = new Teacher(new Encoders("strong"), folder.resolve("understanding"))) {
            assertThat(teacher.state()).isEqualTo("learning");
            assertThat(pupil.classify("where is my parcel", "en", Effort.FULL).ranking())
                    .isNotEmpty();

            teacher.teach(pupil, all, swaps::incrementAndGet).get(60, TimeUnit.SECONDS);

            assertThat(teacher.state()).isEqualTo("on");
        }
        assertThat(swaps).hasValue(2);
        assertThat(pupil.classify("did you dispatch the goods", "en", Effort.FULL)
                        .ranking()
                        .getFirst()
                        .intent())
                .isEqualTo("track_order");
        assertThat(folder.resolve("understanding")).isNotEmptyDirectory();
    }

    @Test
    void goesOnWithWordsWhereNoMeaningIsWanted() throws Exception {
        var pupil = new EmbeddedClassifier(List.of());

        try (var teacher = Teacher.ofWords()) {
            teacher.teach(pupil, List.of(), () -> {}).get(1, TimeUnit.SECONDS);

            assertThat(teacher.state()).isEqualTo("off");
        }
    }
}
