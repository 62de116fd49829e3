package dev.dragoman.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GraphMessagesTests extends SimulatorHarness {

    @Test
    void echoesASendWithSwappedIdsAndOurMetadata() throws Exception {
        simulator.write(1, "Hello");
        Answer answer = send("Good day");

        JsonNode echo = delivered("echo");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("recipient_id").asString()).isEqualTo("9000000000000001");
        assertThat(echo.path("sender").path("id").asString()).isEqualTo(PAGE);
        assertThat(echo.path("recipient").path("id").asString()).isEqualTo("9000000000000001");
        assertThat(echo.path("message").path("mid")).isEqualTo(answer.json().path("message_id"));
        assertThat(echo.path("message").path("metadata").asString()).isEqualTo("our key");
        assertThat(echo.path("message").path("app_id").asString()).isEqualTo("4711");
    }

    @Test
    void reportsDeliveryAndReadingWithWatermarks() throws Exception {
        simulator.write(1, "Hello");
        Answer answer = send("Good day");

        JsonNode delivery = delivered("delivery").path("delivery");
        JsonNode read = delivered("read").path("read");
        assertThat(delivery.path("mids").path(0)).isEqualTo(answer.json().path("message_id"));
        assertThat(read.path("watermark")).isEqualTo(delivery.path("watermark"));
    }

    @Test
    void listsAConversationTheLatestFirst() throws Exception {
        simulator.write(1, "Hello");
        Answer sent = send("Good day");

        Answer list = graph("GET", "/1001/conversations?platform=messenger&user_id=9000000000000001", "");
        Answer nobody = graph("GET", "/1001/conversations?user_id=9000000000000999", "");

        JsonNode messages = list.json().path("data").path(0).path("messages").path("data");
        assertThat(messages.path(0).path("id")).isEqualTo(sent.json().path("message_id"));
        assertThat(messages.path(0).path("from").path("id").asString()).isEqualTo(PAGE);
        assertThat(messages.path(1).path("message").asString()).isEqualTo("Hello");
        assertThat(nobody.json().path("data")).isEmpty();
    }

    @Test
    void failsSendsAloneAfterAcceptingThem() throws Exception {
        simulator.write(1, "Hello");
        simulator.change(Map.of("failAfterAccepting", 1));

        assertThat(graph("GET", "/1001", "").status()).isEqualTo(200);
        assertThat(graph(
                                "POST",
                                "/1001/messages",
                                "{\"recipient\": {\"id\": \"9000000000000001\"}, \"sender_action\": \"typing_on\"}")
                        .status())
                .isEqualTo(200);
        assertThat(send("Good day").status()).isEqualTo(500);
    }

    @Test
    void refusesAWrongOrDeadToken() throws Exception {
        Answer wrong = call("POST", "/simulator/graph/v25.0/1001/messages", "{}", "another token");
        simulator.change(Map.of("tokenDead", true));
        Answer dead = send("Good day");

        assertThat(List.of(wrong.error(), dead.error())).containsExactly("190/0", "190/463");
        assertThat(wrong.status()).isEqualTo(401);
    }

    @Test
    void takesTheTokenAsAParameterAndNeedsNoVersion() throws Exception {
        Answer parameter = call("GET", "/simulator/graph/1001?access_token=a%20token%20of%20the%20page", "", "");
        Answer bearer = call("GET", "/simulator/graph/1001", "", TOKEN);

        assertThat(parameter.status()).isEqualTo(200);
        assertThat(bearer.json()).isEqualTo(parameter.json());
        assertThat(simulator.journal())
                .noneSatisfy(entry -> assertThat(entry.toString()).contains(TOKEN));
    }

    @Test
    void closesTheWindowAfter24Hours() throws Exception {
        simulator.write(1, "Hello");
        simulator.change(Map.of("aheadSeconds", Duration.ofHours(24).toSeconds() - 60));
        Answer inside = send("In time");
        simulator.change(Map.of("aheadSeconds", Duration.ofHours(24).toSeconds() + 60));
        Answer outside = send("Too late");

        assertThat(inside.status()).isEqualTo(200);
        assertThat(outside.error()).isEqualTo("10/2018278");
    }

    @Test
    void opensNoWindowForThePersonWhoNeverWrote() throws Exception {
        simulator.conversation(1);

        assertThat(send("Buy now").error()).isEqualTo("10/2018278");
    }

    @Test
    void letsOnlyApprovedPeopleAnswerForSevenDays() throws Exception {
        simulator.write(1, "Hello");
        simulator.change(Map.of("aheadSeconds", Duration.ofDays(6).toSeconds()));
        Answer unapproved = sendTagged("HUMAN_AGENT");
        simulator.change(Map.of("humanAgentApproved", true));
        Answer approved = sendTagged("HUMAN_AGENT");
        simulator.change(Map.of("aheadSeconds", Duration.ofDays(8).toSeconds()));
        Answer late = sendTagged("HUMAN_AGENT");

        assertThat(unapproved.error()).isEqualTo("100/2018276");
        assertThat(approved.status()).isEqualTo(200);
        assertThat(late.error()).isEqualTo("10/2018278");
    }

    @Test
    void knowsNoRemovedTags() throws Exception {
        simulator.write(1, "Hello");

        assertThat(sendTagged("POST_PURCHASE_UPDATE").error()).isEqualTo("100/0");
    }

    private Answer sendTagged(String tag) throws Exception {
        return graph("POST", "/1001/messages", """
            {"recipient": {"id": "9000000000000001"}, "messaging_type": "MESSAGE_TAG", "tag": "%s",
             "message": {"text": "A person speaks"}}\
            """.formatted(tag));
    }

    @Test
    void refusesWhoBlockedThePageAndWhoIsUnknown() throws Exception {
        simulator.write(1, "Hello");
        simulator.change(Map.of("blocked", List.of(1)));
        Answer blocked = send("Still there?");
        Answer unknown =
                graph("POST", "/1001/messages", "{\"recipient\": {\"id\": \"5\"}, \"message\": {\"text\": \"Hi\"}}");

        assertThat(List.of(blocked.error(), unknown.error())).containsExactly("551/1545041", "100/2018001");
    }

    @Test
    void refusesTextOver2000AndMoreThan13QuickReplies() throws Exception {
        simulator.write(1, "Hello");

        assertThat(send("ä".repeat(2000)).status()).isEqualTo(200);
        assertThat(send("ä".repeat(2001)).error()).isEqualTo("100/0");
        assertThat(sendQuickReplies(13).status()).isEqualTo(200);
        assertThat(sendQuickReplies(14).error()).isEqualTo("100/0");
    }

    private Answer sendQuickReplies(int count) throws Exception {
        String replies = IntStream.range(0, count)
                .mapToObj(i ->
                        "{\"content_type\": \"text\", \"title\": \"No. %d\", \"payload\": \"/no_%d\"}".formatted(i, i))
                .collect(Collectors.joining(","));
        return graph("POST", "/1001/messages", """
            {"recipient": {"id": "9000000000000001"}, "messaging_type": "RESPONSE",
             "message": {"text": "Which?", "quick_replies": [%s]}}\
            """.formatted(replies));
    }

    @Test
    void bringsThePayloadOfAPressedQuickReplyBack() throws Exception {
        simulator.write(1, "Hello");
        Answer sent = sendQuickReplies(3);
        String id = sent.json().path("message_id").asString();
        simulator.play(new Play("press", 1, id, null, "/no_2"));

        JsonNode pressed = delivered("message");
        while (!pressed.path("message").has("quick_reply")) {
            pressed = delivered("message");
        }
        assertThat(pressed.path("message").path("text").asString()).isEqualTo("No. 2");
        assertThat(pressed.path("message").path("quick_reply").path("payload").asString())
                .isEqualTo("/no_2");
    }

    @Test
    void tellsOfEditsReactionsAndWithdrawals() throws Exception {
        String id = simulator.write(1, "Helo");
        simulator.play(new Play("edit", 1, id, "Hello", null));
        simulator.play(new Play("withdraw", 1, id, null, null));
        JsonNode edit = delivered("message_edit").path("message_edit");
        JsonNode withdrawn = delivered("message").path("message");

        assertThat(edit.path("text").asString()).isEqualTo("Hello");
        assertThat(edit.path("num_edit").asInt()).isEqualTo(1);
        assertThat(withdrawn.path("mid").asString()).isEqualTo(id);
        assertThat(withdrawn.path("is_deleted").asBoolean()).isTrue();
    }

    @Test
    void marksAnAnswerFromThePagesInboxWithItsAppId() throws Exception {
        simulator.play(new Play("inbox", 1, null, "A person here", null));

        assertThat(delivered("echo").path("message").path("app_id").asString()).isEqualTo("263902037430900");
    }

    @Test
    void answersASenderActionAndTellsNobody() throws Exception {
        simulator.write(1, "Hello");
        Answer answer = graph(
                "POST",
                "/1001/messages",
                "{\"recipient\": {\"id\": \"9000000000000001\"}, \"sender_action\": \"typing_on\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("message_id")).isFalse();
        assertThat(simulator.conversation(1)).hasSize(1);
    }
}
