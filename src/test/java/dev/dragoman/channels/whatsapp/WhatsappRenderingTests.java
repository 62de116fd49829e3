package dev.dragoman.channels.whatsapp;

import static dev.dragoman.channels.whatsapp.WhatsappFixture.ANA;
import static dev.dragoman.channels.whatsapp.WhatsappFixture.ANAS_PHONE;
import static dev.dragoman.channels.whatsapp.WhatsappFixture.NOW;
import static dev.dragoman.channels.whatsapp.WhatsappFixture.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.meta.Rendered;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.Choice;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WhatsappRenderingTests {

    private final WhatsappRendering rendering = new WhatsappRendering("Choose");

    @Test
    void sendsTextToAPhoneNumber() {
        JsonNode body = body(ANAS_PHONE, "It is on its way.", List.of());

        assertThat(body).isEqualTo(Json.MAPPER.readTree("""
            {"messaging_product": "whatsapp", "recipient_type": "individual", "to": "15550100011", "type": "text",
             "text": {"body": "It is on its way.", "preview_url": false},
             "biz_opaque_callback_data": "dragoman:key-of-our-send"}
            """));
    }

    @Test
    void sendsButtonsToAPersonWhoseNumberIsHidden() {
        var choices = List.of(new Choice("Yes", "/yes"), new Choice("A title that is far too long", "/no"));

        JsonNode body = body(ANA, "Again?", choices);

        assertThat(body).isEqualTo(Json.MAPPER.readTree("""
            {"messaging_product": "whatsapp", "recipient_type": "individual",
             "recipient": "US.1000000000000000011", "type": "interactive",
             "interactive": {"type": "button", "body": {"text": "Again?"}, "action": {"buttons": [
               {"type": "reply", "reply": {"id": "/yes", "title": "Yes"}},
               {"type": "reply", "reply": {"id": "/no", "title": "A title that is far…"}}]}},
             "biz_opaque_callback_data": "dragoman:key-of-our-send"}
            """));
    }

    @Test
    void sendsAListOfMoreThanThreeChoices() {
        JsonNode body = body(ANA, "Which one?", choices(4));

        assertThat(body.path("interactive")).isEqualTo(Json.MAPPER.readTree("""
            {"type": "list", "body": {"text": "Which one?"}, "action": {"button": "Choose", "sections": [{"rows": [
               {"id": "/1", "title": "Choice 1"}, {"id": "/2", "title": "Choice 2"},
               {"id": "/3", "title": "Choice 3"}, {"id": "/4", "title": "Choice 4"}]}]}}
            """));
        assertThat(body(ANA, "Which one?", choices(10))
                        .path("interactive")
                        .path("type")
                        .stringValue(""))
                .isEqualTo("list");
    }

    @Test
    void numbersTheChoicesThatWhatsappWouldRefuse() {
        var sameTitles = List.of(new Choice("Yes", "/yes"), new Choice("Yes", "/no"));
        var samePayloads = List.of(new Choice("Yes", "/yes"), new Choice("No", "/yes"));
        var longPayload = List.of(new Choice("Yes", "/" + "x".repeat(256)));
        var blank = List.of(new Choice(" ", "/yes"));

        for (List<Choice> choices : List.of(sameTitles, samePayloads, longPayload, blank, choices(11))) {
            assertThat(textOf(body(ANA, "Pick:", choices))).startsWith("Pick:\n\n1. ");
        }
    }

    @Test
    void numbersTheChoicesBelowATextThatIsTooLongForButtons() {
        assertThat(body(ANA, "x".repeat(1024), choices(2)).has("interactive")).isTrue();
        assertThat(textOf(body(ANA, "x".repeat(1025), choices(2)))).endsWith("1. Choice 1\n2. Choice 2");
    }

    @Test
    void refusesWhatIsPublic() {
        Outbound say = WhatsappFixture.to(ANA, new Act.Say("Hello.", List.of()));
        Address address = say.address();
        var comment = new Address(address.channel(), address.account(), Visibility.PUBLIC, address.thread());

        Rendered rendered =
                rendering.render(new Outbound(comment, null, say.act(), false, say.key(), say.lastHeard()), NOW);

        assertThat(rendered).isInstanceOf(Rendered.No.class);
    }

    private static List<Choice> choices(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Choice("Choice " + i, "/" + i))
                .toList();
    }

    private static String textOf(JsonNode body) {
        return body.path("text").path("body").stringValue("");
    }

    private JsonNode body(String person, String text, List<Choice> choices) {
        var call = (Rendered.Call) rendering.render(WhatsappFixture.to(person, new Act.Say(text, choices)), NOW);
        assertThat(call.node() + "/" + call.edge()).isEqualTo(NUMBER + "/messages");
        return Json.MAPPER.valueToTree(call.body());
    }
}
