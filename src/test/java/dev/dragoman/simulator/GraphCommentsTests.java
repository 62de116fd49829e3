package dev.dragoman.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GraphCommentsTests extends SimulatorHarness {

    @Test
    void bringsOurOwnCommentBackInTheFeed() throws Exception {
        String comment = simulator.comment(1, "Is it blue?");
        JsonNode theirs = delivered("comment_id");
        Answer answer = graph("POST", "/" + comment + "/comments", "{\"message\": \"It is.\"}");
        JsonNode ours = delivered("comment_id");

        assertThat(theirs.path("parent_id")).isEqualTo(theirs.path("post_id"));
        assertThat(theirs.path("from").path("id").asString()).isEqualTo("8000000000000001");
        assertThat(ours.path("comment_id")).isEqualTo(answer.json().path("id"));
        assertThat(ours.path("parent_id").asString()).isEqualTo(comment);
        assertThat(ours.path("from").path("id").asString()).isEqualTo(PAGE);
        assertThat(ours.path("verb").asString()).isEqualTo("add");
    }

    @Test
    void allowsOnePrivateReplyWithinSevenDays() throws Exception {
        String one = simulator.comment(1, "Is it blue?");
        String other = simulator.comment(2, "Is it red?");
        Answer first = replyPrivately(one);
        Answer second = replyPrivately(one);
        simulator.change(Map.of("aheadSeconds", Duration.ofDays(7).toSeconds() + 60));
        Answer late = replyPrivately(other);

        assertThat(first.json().path("recipient_id").asString()).isEqualTo("9000000000000001");
        assertThat(List.of(second.error(), late.error())).containsOnly("100/2534025");
        assertThat(simulator.conversation(1)).hasSize(1);
        assertThat(simulator.conversation(2)).isEmpty();
    }

    @Test
    void opensNoWindowByAPrivateReply() throws Exception {
        replyPrivately(simulator.comment(1, "Is it blue?"));

        assertThat(send("One more thing").error()).isEqualTo("10/2018278");
    }

    private Answer replyPrivately(String comment) throws Exception {
        return graph("POST", "/1001/messages", """
            {"recipient": {"comment_id": "%s"}, "messaging_type": "RESPONSE",
             "message": {"text": "Between us"}}\
            """.formatted(comment));
    }

    @Test
    void hidesLikesAndDeletes() throws Exception {
        String comment = simulator.comment(1, "Is it blue?");
        graph("POST", "/" + comment + "/likes", "{}");
        graph("POST", "/" + comment, "{\"is_hidden\": true}");

        assertThat(simulator.comments()).singleElement().satisfies(one -> {
            assertThat(one.hidden()).isTrue();
            assertThat(one.likedByPage()).isTrue();
        });

        graph("DELETE", "/" + comment + "/likes", "{}");
        graph("DELETE", "/" + comment, "{}");

        assertThat(simulator.comments()).singleElement().satisfies(one -> {
            assertThat(one.likedByPage()).isFalse();
            assertThat(one.removed()).isTrue();
            assertThat(one.text()).isEmpty();
        });
        assertThat(graph("GET", "/" + comment, "").error()).isEqualTo("100/33");
    }

    @Test
    void showsRepliesOfAPostOnlyInTheStream() throws Exception {
        String comment = simulator.comment(1, "Is it blue?");
        graph("POST", "/" + comment + "/comments", "{\"message\": \"It is.\"}");
        String post = comments(1).path("data").path(0).path("id").asString();
        Answer stream = graph("GET", "/1001_2000000000000001/comments?filter=stream&limit=1", "");

        assertThat(post).isEqualTo(comment);
        assertThat(comments(1).path("data")).hasSize(1);
        assertThat(stream.json().path("data")).hasSize(1);
        assertThat(stream.json().path("paging").has("next")).isTrue();
    }

    private JsonNode comments(int limit) throws Exception {
        return graph("GET", "/1001_2000000000000001/comments?limit=" + limit, "")
                .json();
    }

    @Test
    void tellsWhatMayBeDoneWithAComment() throws Exception {
        String comment = simulator.comment(1, "Is it blue?");
        JsonNode before = graph("GET", "/" + comment, "").json();
        replyPrivately(comment);
        JsonNode after = graph("GET", "/" + comment, "").json();

        assertThat(before.path("can_reply_privately").asBoolean()).isTrue();
        assertThat(after.path("can_reply_privately").asBoolean()).isFalse();
        assertThat(before.path("from").path("name").asString()).isEqualTo("Customer 1");
    }

    @Test
    void removesTheTextOfADeletedCommentFromTheFeed() throws Exception {
        String comment = simulator.comment(1, "Is it blue?");
        simulator.play(new Play("edit-comment", 1, comment, "Is it green?", null));
        simulator.play(new Play("withdraw-comment", 1, comment, null, null));
        delivered("comment_id");
        JsonNode edited = delivered("comment_id");
        JsonNode removed = delivered("comment_id");

        assertThat(edited.path("verb").asString()).isEqualTo("edited");
        assertThat(edited.path("message").asString()).isEqualTo("Is it green?");
        assertThat(removed.path("verb").asString()).isEqualTo("remove");
        assertThat(removed.has("message")).isFalse();
    }

    @Test
    void leavesTheAuthorOutWhenToldTo() throws Exception {
        simulator.change(Map.of("hideAuthors", true));
        simulator.comment(1, "Who am I?");

        assertThat(delivered("comment_id").has("from")).isFalse();
    }

    @Test
    void makesWhatIsPublishedItsOnePost() throws Exception {
        Answer post = graph("POST", "/" + PAGE + "/feed", "{\"message\": \"Spring is here.\"}");
        simulator.comment(1, "Is it?");

        String id = post.json().path("id").asString();
        assertThat(delivered("comment_id").path("post_id").asString()).isEqualTo(id);
        assertThat(graph("GET", "/" + id, "").json().path("message").asString()).isEqualTo("Spring is here.");
        assertThat(graph(
                                "POST",
                                "/" + PAGE + "/photos",
                                "{\"url\": \"https://shop.example/a.jpg\", \"caption\": \"Look.\"}")
                        .json()
                        .path("post_id")
                        .asString())
                .isEqualTo(id);
        assertThat(graph("POST", "/" + PAGE + "/feed", "{}").error()).isEqualTo("100/0");
    }

    @Test
    void knowsNoOtherObjects() throws Exception {
        assertThat(graph("GET", "/12345", "").error()).isEqualTo("100/33");
        assertThat(graph("POST", "/12345/comments", "{\"message\": \"Hi\"}").error())
                .isEqualTo("100/33");
        assertThat(graph("GET", "/1001/nonsense/further", "").error()).isEqualTo("100/33");
        assertThat(graph("POST", "/1001/messages", "[1").error()).isEqualTo("100/0");
    }
}
