package dev.dragoman.replies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.RealPostgres;
import dev.dragoman.channels.Limits;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Choice;
import dev.dragoman.message.Visibility;
import dev.dragoman.understanding.Knowledge;
import dev.dragoman.understanding.Knowledge.Variation;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RealPostgres
class PreviewTests {

    private static final TemplateKey GREET = new TemplateKey("utter_greet", "en");
    private static final TemplateKey TRACK = new TemplateKey("utter_track_order", "en");

    private final Templates templates;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PreviewTests(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        var sources = new Sources(Samples::knowledge, () -> Samples.NETWORKS, Map::of, "en");
        templates = new Templates(sources, jdbc, transaction, Clock.systemUTC());
    }

    @Test
    void previewsByteForByteWhatIsSent() {
        Map<String, String> variables = Map.of("order_number", "{customer_name} ".repeat(60), "customer_name", "Ada");
        for (Network network : Samples.NETWORKS) {
            for (Visibility visibility : Visibility.values()) {
                for (long seed = 0; seed < 20; seed++) {
                    var template = seed % 2 == 0 ? TRACK : GREET;
                    var request = new Request(template, new ChannelId(network.name()), visibility, variables, seed);
                    Rendered sent = templates.render(request).orElseThrow();
                    Body body = templates.speaking(template).orElseThrow().body();

                    List<Preview> previews = templates.preview(body, request);

                    assertThat(previews)
                            .filteredOn(preview -> preview.variation() == sent.variation())
                            .extracting(Preview::fitted)
                            .containsExactly(Fitting.fit(sent, network.limits(visibility)));
                }
            }
        }
    }

    @Test
    void previewsLengthAndNumberedList() {
        Body body = templates.version(TRACK, 0).orElseThrow().body();

        List<Preview> bare = templates.preview(body, privately("bare"));
        List<Preview> anywhere = templates.preview(body, privately("elsewhere"));

        assertThat(bare.getFirst())
                .isEqualTo(new Preview(
                        0,
                        new Fitted("Order: not known.\n\n1. Talk to a person", List.of()),
                        false,
                        38,
                        100,
                        Limits.Unit.CHARACTERS));
        assertThat(anywhere.getFirst().fitted().choices())
                .containsExactly(new Choice("Talk to a person", "/talk_to_a_person"));
    }

    @Test
    void beginsAFirstMessageWithTheDisclosureAndNoCommentWithIt() {
        Templates disclosing = with(Samples.said("A bot writes."));
        Body body = templates.version(GREET, 0).orElseThrow().body();
        var message = new Request(GREET, new ChannelId("bare"), Visibility.PRIVATE, Map.of(), 1);
        var comment = new Request(GREET, new ChannelId("bare"), Visibility.PUBLIC, Map.of(), 1);

        Preview first = disclosing.preview(body, message).getFirst();
        Preview inPublic = disclosing.preview(body, comment).getFirst();

        assertThat(first)
                .isEqualTo(new Preview(
                        0,
                        new Fitted("A bot writes.\n\nHello there!", List.of()),
                        true,
                        27,
                        100,
                        Limits.Unit.CHARACTERS));
        assertThat(inPublic.fitted().text()).isEqualTo("Hi!");
        assertThat(inPublic.discloses()).isFalse();
    }

    @Test
    void cutsTheDisclosureAndTheAnswerTogether() {
        Templates disclosing = with(Samples.said("A bot writes."));
        var request = new Request(GREET, new ChannelId("bare"), Visibility.PRIVATE, Map.of(), 1);

        Preview first = disclosing.preview(Body.of("x".repeat(100)), request).getFirst();

        assertThat(first.length()).isEqualTo(115);
        assertThat(first.fitted().text())
                .hasSize(100)
                .startsWith("A bot writes.\n\nxxx")
                .endsWith("x…");
    }

    @Test
    void putsNoDisclosureInFrontOfItself() {
        Templates disclosing = with(Samples.said("A bot writes."));
        var request =
                new Request(GREET.as(Disclosure.TEMPLATE), new ChannelId("bare"), Visibility.PRIVATE, Map.of(), 1);

        List<Preview> previews = disclosing.preview(Body.of("A bot writes."), request);

        assertThat(previews).extracting(preview -> preview.fitted().text()).containsExactly("A bot writes.");
    }

    @Test
    void offersVariablesWithSamplesFromTheExamples() {
        assertThat(templates.variables("en"))
                .containsExactly(
                        new Variable("bare", null, ""),
                        new Variable("customer_name", "there", "Somebody With-A-Rather-Long-Name"),
                        new Variable("order_number", "not known", "not known"));
    }

    /** The same templates, and this disclosure. */
    private Templates with(Variation disclosure) {
        List<Knowledge> knowledge = Samples.knowledge().stream()
                .map(known -> with(known, disclosure))
                .toList();
        return new Templates(
                new Sources(() -> knowledge, () -> Samples.NETWORKS, Map::of, "en"),
                jdbc,
                transaction,
                Clock.systemUTC());
    }

    private static Knowledge with(Knowledge known, Variation disclosure) {
        Map<String, List<Variation>> responses = new HashMap<>(known.responses());
        responses.put(Disclosure.TEMPLATE, List.of(disclosure));
        return new Knowledge(
                known.language(), known.intents(), known.patterns(), known.synonyms(), known.slots(), responses);
    }

    private static Request privately(String channel) {
        return new Request(TRACK, new ChannelId(channel), Visibility.PRIVATE, Map.of(), 1);
    }
}
