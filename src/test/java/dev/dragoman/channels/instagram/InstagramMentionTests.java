package dev.dragoman.channels.instagram;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.instagram.InstagramFixture.ACCOUNT;
import static dev.dragoman.message.Visibility.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.NetworkUnderTest;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.Act;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.system.Json;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** The account is named under other people's posts. */
class InstagramMentionTests implements NetworkUnderTest {

    private static final String MENTION = "mention_17900000000000061_17900000000000062";

    private final MockWebServer server = new MockWebServer();

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public InstagramChannel channel() {
        return InstagramFixture.channel(baseUrl(), ACCOUNT);
    }

    @Override
    public List<String> secrets() {
        return List.of(InstagramFixture.SECRET, InstagramFixture.WORD, InstagramFixture.TOKEN);
    }

    @Test
    void fetchesTheWordsOfAComment() {
        server.enqueue(answer("answer-mentioned-comment"));

        Inbound.Said said = heard("mention-in-comment");

        assertThat(said.content().text()).isEqualTo("Have you tried @sample.lamps?");
        assertThat(called().getUrl().queryParameter("fields"))
                .isEqualTo("mentioned_comment.comment_id(17900000000000062){id,text}");
    }

    @Test
    void fetchesTheWordsOfACaptionAndItsAuthor() {
        server.enqueue(answer("answer-mentioned-media"));

        Inbound.Said said = heard("mention-in-caption");

        assertThat(said.content().text()).isEqualTo("Light by @sample.lamps");
        assertThat(said.author().name()).isEqualTo("ben.sample");
        assertThat(said.event().id()).isEqualTo(new NetworkId("mention_17900000000000061"));
    }

    @Test
    void answersWhereItStands() {
        server.enqueue(answer("answer-comment"));

        SendResult result = channel().send(mentioned(new Act.Say("Thank you!", List.of())));

        assertThat(result).isInstanceOf(SendResult.Sent.class);
        RecordedRequest call = called();
        assertThat(call.getUrl().encodedPath()).isEqualTo("/v25.0/" + ACCOUNT + "/mentions");
        assertThat(Json.MAPPER.readTree(bodyOf(call))).isEqualTo(Json.MAPPER.readTree("""
                {"media_id": "17900000000000061", "comment_id": "17900000000000062", "message": "Thank you!"}
                """));
    }

    @Test
    void neitherHidesNorAnswersPrivatelyWhatStandsElsewhere() {
        assertThat(channel().send(mentioned(new Act.Moderate(Moderation.HIDE)))).isInstanceOf(SendResult.Refused.class);
        assertThat(channel().send(mentioned(new Act.ReplyPrivately("Hello.", List.of()))))
                .isInstanceOf(SendResult.Refused.class);
    }

    private Inbound.Said heard(String sample) {
        var taken = (Reception.Taken) channel().accept(InstagramFixture.signed(sample(sample)));
        return (Inbound.Said) taken.events().getFirst();
    }

    private static Outbound mentioned(Act act) {
        return InstagramFixture.answering(MENTION, MENTION, PUBLIC, act);
    }
}
