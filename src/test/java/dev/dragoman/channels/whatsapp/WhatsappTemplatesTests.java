package dev.dragoman.channels.whatsapp;

import static dev.dragoman.channels.whatsapp.WhatsappFixture.BUSINESS;
import static dev.dragoman.channels.whatsapp.WhatsappFixture.NOW;
import static dev.dragoman.channels.whatsapp.WhatsappFixture.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.ApprovedTemplate;
import dev.dragoman.channels.ApprovedTemplates;
import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.Outbound;
import dev.dragoman.system.Json;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** Templates: which of them people are offered, and how one is sent. */
class WhatsappTemplatesTests implements NetworkUnderTest {

    private static final String UPDATE = """
            {"name": "update", "language": "en_US", "status": "APPROVED", "category": "UTILITY", "components": [
              {"type": "HEADER", "format": "TEXT", "text": "Sample Shop"},
              {"type": "BODY", "text": "Hello {{1}}, order {{2}} is on its way."},
              {"type": "FOOTER", "text": "Thank you"},
              {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Stop"}]}]}
            """;

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public WhatsappChannel channel() {
        return WhatsappFixture.channel(baseUrl());
    }

    @Override
    public List<String> secrets() {
        return List.of();
    }

    @Test
    void readsWhatAPersonCanFillIn() {
        list("{\"data\": [" + UPDATE + "]}");

        ApprovedTemplates templates = channel().templates(new AccountId(NUMBER));

        assertThat(templates.trouble()).isNull();
        ApprovedTemplate update = templates.find("update", "en_US").orElseThrow();
        assertThat(update.places()).isEqualTo(2);
        assertThat(update.filled(List.of("Ana {{2}}", "$1")))
                .isEqualTo("Sample Shop\n\nHello Ana {{2}}, order $1 is on its way.\n\nThank you");
        assertThat(update.pieces()).extracting(ApprovedTemplate.Piece::place).containsExactly(0, 1, 0, 2, 0);
        RecordedRequest call = called();
        assertThat(call.getUrl().encodedPath()).isEqualTo("/v25.0/" + BUSINESS + "/message_templates");
        assertThat(call.getUrl().queryParameter("status")).isEqualTo("APPROVED");
    }

    @Test
    void leavesOutWhatAsksForMoreThanWordsInItsBody() {
        list("{\"data\": ["
                + String.join(
                        ",",
                        UPDATE.replace("APPROVED", "PAUSED"),
                        UPDATE.replace("UTILITY", "AUTHENTICATION"),
                        UPDATE.replace("\"TEXT\"", "\"IMAGE\""),
                        UPDATE.replace("Sample Shop", "Shop {{1}}"),
                        UPDATE.replace("{{2}}", "{{order}}"),
                        UPDATE.replace("{{2}}", "{{3}}"),
                        UPDATE.replace("QUICK_REPLY", "COPY_CODE"),
                        UPDATE.replace("FOOTER", "CAROUSEL"),
                        UPDATE.replace("\"update\"", "\"../x\""),
                        "7",
                        "{}")
                + "]}");

        assertThat(channel().templates(new AccountId(NUMBER)).all()).isEmpty();
    }

    @Test
    void asksOnceInSomeMinutesAndReadsAllPages() {
        list("{\"data\": [" + UPDATE + "], \"paging\": {\"cursors\": {\"after\": \"MjQ\"}, \"next\": \"elsewhere\"}}");
        list("{\"data\": [" + UPDATE.replace("en_US", "de") + "], \"paging\": {\"cursors\": {\"after\": \"Mjg\"}}}");
        WhatsappChannel channel = channel();

        channel.templates(new AccountId(NUMBER));
        ApprovedTemplates again = channel.templates(new AccountId(NUMBER));

        assertThat(again.all()).extracting(ApprovedTemplate::language).containsExactly("de", "en_US");
        assertThat(server.getRequestCount()).isEqualTo(2);
        called();
        assertThat(called().getUrl().queryParameter("after")).isEqualTo("MjQ");
    }

    @Test
    void saysWhenTheNetworkDoesNotTellAndAsksAgain() {
        server.enqueue(new MockResponse.Builder().code(500).build());
        list("{\"data\": [" + UPDATE + "]}");
        WhatsappChannel channel = channel();

        assertThat(channel.templates(new AccountId(NUMBER)).trouble()).contains("does not tell");
        assertThat(channel.templates(new AccountId(NUMBER)).all()).hasSize(1);
        assertThat(channel.templates(new AccountId("another")).trouble()).contains("not among");
    }

    @Test
    void sendsATemplateAfterTheWindowHasClosed() {
        server.enqueue(answer("answer-sent"));

        SendResult result = channel().send(late(List.of("Ana", " 4711\n\tnew ")));

        assertThat(result).isInstanceOf(SendResult.Sent.class);
        assertThat(Json.MAPPER.readTree(NetworkUnderTest.bodyOf(called()))).isEqualTo(Json.MAPPER.readTree("""
            {"messaging_product": "whatsapp", "recipient_type": "individual", "to": "15550100011", "type": "template",
             "template": {"name": "update", "language": {"code": "en_US"}, "components": [{"type": "body", "parameters": [
               {"type": "text", "text": "Ana"}, {"type": "text", "text": "4711 new"}]}]},
             "biz_opaque_callback_data": "dragoman:key-of-our-send"}
            """));
    }

    @Test
    void sendsNoComponentsWithoutValues() {
        server.enqueue(answer("answer-sent"));

        channel().send(late(List.of()));

        assertThat(Json.MAPPER
                        .readTree(NetworkUnderTest.bodyOf(called()))
                        .path("template")
                        .has("components"))
                .isFalse();
    }

    @Test
    void letsTheBotSendNoneAndNobodyLeaveAPlaceEmpty() {
        Outbound byBot = WhatsappFixture.to(WhatsappFixture.ANAS_PHONE, template(List.of("Ana", "4711")));

        assertThat(channel().send(byBot)).isInstanceOf(SendResult.Refused.class);
        assertThat(channel().send(late(List.of("Ana", " ")))).isInstanceOf(SendResult.Refused.class);
        assertThat(server.getRequestCount()).isZero();
    }

    private static Outbound late(List<String> values) {
        Outbound outbound = WhatsappFixture.byPerson(
                WhatsappFixture.to(WhatsappFixture.ANAS_PHONE, template(values)), Duration.ofDays(3));
        assertThat(Objects.requireNonNull(WhatsappRendering.MESSAGE.closes(outbound.lastHeard(), true)))
                .isBefore(NOW);
        return outbound;
    }

    private static Act.Template template(List<String> values) {
        return new Act.Template("update", "en_US", values, "Hello.");
    }

    private void list(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }
}
