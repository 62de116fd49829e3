package dev.dragoman.replies;

import static dev.dragoman.replies.Samples.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Limits;
import dev.dragoman.understanding.IntentFiles;
import dev.dragoman.understanding.Knowledge;
import dev.dragoman.understanding.Knowledge.Button;
import dev.dragoman.understanding.Knowledge.Variation;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTests {

    private static final TemplateKey GREET = new TemplateKey("utter_greet", "en");
    private static final TemplateKey TRACK = new TemplateKey("utter_track_order", "en");

    @Test
    void findsNothingInAGoodTemplate() {
        assertThat(check(GREET, said("Hello {customer_name}!"))).isEmpty();
    }

    @Test
    void blocksVariablesThatAreUnknownOrShowNothing() {
        List<Problem> problems = check(GREET, said("fine"), said("Hi {nobody} and {bare}"));

        assertThat(problems)
                .containsExactly(
                        Problem.blocking(2, 3, "Variation 2 uses {nobody}, which is not a variable."),
                        Problem.blocking(
                                2, 16, "Variation 2 uses {bare}, which has nothing to show when it is not known."));
    }

    @Test
    void blocksUnbalancedBracesAndEmptiness() {
        assertThat(check(GREET, said("a { b")))
                .containsExactly(
                        Problem.blocking(1, 2, "Variation 1 has a { that is never closed; write {{ for a brace."));
        assertThat(check(GREET, said(" "))).containsExactly(Problem.blocking(1, 0, "Variation 1 is empty."));
        assertThat(check(GREET)).singleElement().matches(Problem::blocks);
    }

    @Test
    void blocksWhatIsTooLongOnceVariablesAreFilled() {
        List<Problem> problems = check(GREET, said("x".repeat(90) + "{customer_name}"));

        assertThat(problems)
                .extracting(Problem::sentence)
                .containsExactly(
                        "Variation 1 is 22 characters too long for bare comments: 122 of 100.",
                        "Variation 1 is 22 characters too long for bare messages: 122 of 100.");
        assertThat(problems).allMatch(Problem::blocks);
    }

    @Test
    void countsBytesWhereTheNetworkDoes() {
        var variation = said("😀".repeat(260), "bytes");

        assertThat(check(TRACK, said("short"), variation))
                .extracting(Problem::sentence)
                .containsExactly("Variation 2 is 40 bytes too long for bytes messages: 1,040 of 1,000.");
    }

    @Test
    void warnsFromNinetyPercent() {
        var comment = said("ok", "comment");

        assertThat(check(GREET, said("x".repeat(89)), comment)).isEmpty();
        assertThat(check(GREET, said("x".repeat(90)), comment))
                .containsExactly(
                        Problem.warning(1, "Variation 1 fills 90 % of what bare messages take: 90 of 100 characters."));
    }

    @Test
    void measuresCommentsOnlyWhereTheTemplateMayBePublic() {
        var network = List.of(new Network("tight", Limits.text(500), Limits.text(10)));
        var body = new Body(List.of(said("a text that is never public")));

        assertThat(checks(network).check(TRACK, body)).isEmpty();
        assertThat(checks(network).check(GREET, body)).singleElement().matches(Problem::blocks);
    }

    @Test
    void warnsOfListsAndBlocksLongTitles() {
        var two = new Variation("Hi", List.of(new Button("x".repeat(21), "/a"), Samples.PERSON), null);
        var four = new Variation("Hi", Collections.nCopies(4, Samples.PERSON), "roomy");

        assertThat(check(TRACK, two))
                .extracting(Problem::sentence)
                .containsExactly(
                        "Variation 1: the button \"" + "x".repeat(21)
                                + "\" is 1 characters too long for roomy messages, which take 20.",
                        "Variation 1 has more buttons than these take, where they become a numbered list:"
                                + " bare messages, bytes messages.");
        assertThat(check(TRACK, said("Hi"), four))
                .containsExactly(Problem.warning(
                        2,
                        "Variation 2 has more buttons than these take, where they become a numbered list:"
                                + " roomy messages."));
    }

    @Test
    void blocksButtonsThatLeadNowhere() {
        var variation = new Variation("Hi", List.of(new Button("Go", "")), null);

        assertThat(check(TRACK, variation)).first().matches(Problem::blocks);
    }

    @Test
    void warnsOfChannelsThatAreNotThere() {
        assertThat(check(GREET, said("Hi", "elsewhere")))
                .extracting(Problem::sentence)
                .containsExactly(
                        "Variation 1 is for the channel elsewhere, which is not switched on.",
                        "No variation is for everywhere, so some networks would get nothing.");
    }

    @Test
    void findsNothingAgainstTheShippedTemplates() {
        List<Knowledge> knowledge = IntentFiles.read(Path.of("intents"));
        var shipped = new Shipped(() -> knowledge);
        var checks =
                new Checks(shipped, new Rendering(), List.of(new Network("any", Limits.text(500), Limits.text(280))));

        assertThat(shipped.templates())
                .isNotEmpty()
                .allSatisfy(template -> assertThat(checks.check(
                                template,
                                shipped.version(template).orElseThrow().body()))
                        .noneMatch(Problem::blocks));
    }

    @Test
    void asksNothingOfNetworksWhereNothingCanBeSaid() {
        Checks checks = checks(List.of(new Network("feed", Limits.SILENT, Limits.SILENT)));

        assertThat(checks.check(GREET, new Body(List.of(said("Hello {customer_name}!")))))
                .isEmpty();
        assertThat(checks.check(GREET, new Body(List.of(said("")))))
                .containsExactly(Problem.blocking(1, 0, "Variation 1 is empty."));
    }

    private static List<Problem> check(TemplateKey template, Variation... variations) {
        return checks(Samples.NETWORKS).check(template, new Body(List.of(variations)));
    }

    private static Checks checks(List<Network> networks) {
        return new Checks(new Shipped(Samples::knowledge), new Rendering(), networks);
    }
}
