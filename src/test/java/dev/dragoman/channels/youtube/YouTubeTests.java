package dev.dragoman.channels.youtube;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.youtube.YouTubeFixture.ACCESS;
import static dev.dragoman.channels.youtube.YouTubeFixture.NOW;
import static dev.dragoman.channels.youtube.YouTubeFixture.THREAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Channel;
import dev.dragoman.channels.OutboundContract;
import dev.dragoman.channels.ReadBack;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** YouTube held to the contract of all networks, and what only YouTube does when it speaks. */
class YouTubeTests implements OutboundContract {

    private final MockWebServer server = new MockWebServer();
    private MockWebServer tokens = new MockWebServer();

    @BeforeEach
    void giveTokens() throws IOException {
        tokens = YouTubeFixture.tokens();
    }

    @AfterEach
    void stopTokens() {
        tokens.close();
    }

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public YouTubeChannel channel() {
        return YouTubeFixture.channel(server, tokens, YouTubeFixture.CLOCK);
    }

    @Override
    public List<String> secrets() {
        return List.of(YouTubeFixture.SECRET, YouTubeFixture.REFRESH, ACCESS);
    }

    @Override
    public List<Visibility> speaks() {
        return List.of(Visibility.PUBLIC);
    }

    @Override
    public Outbound outbound(Visibility visibility, Act act) {
        return YouTubeFixture.outbound(visibility, act);
    }

    @Override
    public MockResponse answers(Ending ending, Visibility visibility) {
        return answer(
                switch (ending) {
                    case TAKEN -> "answer-sent";
                    case THROTTLED -> "error-rate-limit-exceeded";
                    case OPTED_OUT -> "error-parent-comment-not-found";
                    case REFUSED -> "error-comments-disabled";
                });
    }

    @Test
    void repliesUnderTheRootEvenToAReply() {
        server.enqueue(answer("answer-sent"));
        Outbound root = YouTubeFixture.say("It is on its way.");
        Outbound reply = new Outbound(
                root.address(), new NetworkId(THREAD + ".r1"), root.act(), false, "another-key", root.lastHeard());

        SendResult result = channel().send(reply);

        RecordedRequest call = called();
        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId(THREAD + ".r9")));
        assertThat(call.getTarget()).isEqualTo("/youtube/v3/comments?part=snippet");
        assertThat(call.getHeaders().get("Authorization")).isEqualTo("Bearer " + ACCESS);
        assertThat(Json.MAPPER.readTree(bodyOf(call))).isEqualTo(Json.MAPPER.readTree("""
            {"snippet": {"parentId": "UgxSampleThreadA", "textOriginal": "It is on its way."}}
            """));
    }

    @Test
    void hidesAReplyByHoldingItForReview() {
        server.enqueue(new MockResponse.Builder().code(204).build());
        Outbound root = YouTubeFixture.outbound(Visibility.PUBLIC, new Act.Moderate(Moderation.HIDE));
        Outbound reply = new Outbound(
                root.address(), new NetworkId(THREAD + ".r1"), root.act(), false, "another-key", root.lastHeard());

        SendResult result = channel().send(reply);

        RecordedRequest call = called();
        assertThat(result).isEqualTo(new SendResult.Sent(new NetworkId(THREAD + ".r1")));
        assertThat(call.getMethod()).isEqualTo("POST");
        assertThat(call.getTarget())
                .isEqualTo("/youtube/v3/comments/setModerationStatus?id=UgxSampleThreadA.r1"
                        + "&moderationStatus=heldForReview");
        assertThat(bodyOf(call)).isEmpty();
    }

    @Test
    void hasNoPrivateMessages() {
        SendResult result =
                channel().send(YouTubeFixture.outbound(Visibility.PRIVATE, new Act.Say("Psst.", List.of())));

        assertThat(result).isEqualTo(new SendResult.Refused("There are no private messages on YouTube."));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void findsAReplyWhoseAnswerGotLost() {
        server.enqueue(answer("answer-replies"));

        ReadBack found =
                channel().readBack(YouTubeFixture.say("It is on its way."), Instant.parse("2026-03-02T12:12:59.600Z"));

        assertThat(found).isEqualTo(new ReadBack.Found(new NetworkId(THREAD + ".r2")));
        assertThat(called().getTarget()).contains("parentId=" + THREAD, "textFormat=plainText");
    }

    @Test
    void doubtsTheSameWordsFromShortlyBefore() {
        server.enqueue(answer("answer-replies"));

        ReadBack found =
                channel().readBack(YouTubeFixture.say("It is on its way."), Instant.parse("2026-03-02T12:13:30Z"));

        assertThat(found).isInstanceOf(ReadBack.Unknown.class);
    }

    @Test
    void saysAbsentOnlyWhenSomethingLaterIsThere() {
        server.enqueue(answer("answer-replies"));
        server.enqueue(answer("answer-replies"));
        Channel channel = channel();
        Outbound lost = YouTubeFixture.say("It will come tomorrow.");

        assertThat(((YouTubeChannel) channel).readBack(lost, Instant.parse("2026-03-02T12:15:00Z")))
                .isInstanceOf(ReadBack.Absent.class);
        assertThat(((YouTubeChannel) channel).readBack(lost, Instant.parse("2026-03-02T12:20:00Z")))
                .isInstanceOf(ReadBack.Unknown.class);
    }

    @Test
    void findsACommentThatIsHidden() {
        server.enqueue(answer("answer-replies"));

        ReadBack unknown =
                channel().readBack(YouTubeFixture.outbound(Visibility.PUBLIC, new Act.Moderate(Moderation.HIDE)), NOW);

        assertThat(unknown).isInstanceOf(ReadBack.Unknown.class);
        assertThat(called().getTarget()).contains("id=" + THREAD);
    }

    @Test
    void showsNoSecret() {
        server.enqueue(
                new MockResponse.Builder().code(401).body(secrets().toString()).build());
        server.enqueue(
                new MockResponse.Builder().code(401).body(secrets().toString()).build());
        YouTubeChannel channel = channel();

        String seen = channel.send(YouTubeFixture.say("Hello.")) + " " + channel + channel.accounts()
                + YouTubeFixture.settings("http://127.0.0.1:9", "http://127.0.0.1:9", 10_000) + YouTubeFixture.ACCOUNT;

        assertThat(seen).contains("AccountStopped").doesNotContain(secrets());
    }
}
