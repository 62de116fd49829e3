package dev.dragoman.channels.mastodon;

import static dev.dragoman.channels.NetworkUnderTest.bodyOf;
import static dev.dragoman.channels.mastodon.MastodonFixture.ANA;
import static dev.dragoman.channels.mastodon.MastodonFixture.DIRECT;
import static dev.dragoman.channels.mastodon.MastodonFixture.ROOT;
import static dev.dragoman.channels.mastodon.MastodonFixture.TOKEN;
import static dev.dragoman.message.Visibility.PRIVATE;
import static dev.dragoman.message.Visibility.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Channel;
import dev.dragoman.channels.OutboundContract;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.SendResult.Sent;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Act;
import dev.dragoman.message.Address;
import dev.dragoman.message.Choice;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** How we speak on Mastodon. */
class MastodonTests implements OutboundContract {

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void knowAnasPost() {
        server.setDispatcher(new MastodonFixture.KnowsAnasPost());
    }

    @Override
    public MockWebServer server() {
        return server;
    }

    @Override
    public MastodonChannel channel() {
        return MastodonFixture.channel(baseUrl());
    }

    @Override
    public List<String> secrets() {
        return List.of(TOKEN);
    }

    @Override
    public List<Visibility> speaks() {
        return List.of(PRIVATE, PUBLIC);
    }

    @Override
    public Outbound outbound(Visibility visibility, Act act) {
        return MastodonFixture.outbound(visibility, act);
    }

    @Override
    public MockResponse answers(Ending ending, Visibility visibility) {
        return answer(
                switch (ending) {
                    case TAKEN -> "answer-sent";
                    case THROTTLED -> "error-throttled";
                    case OPTED_OUT -> "error-reply-gone";
                    case REFUSED -> "error-blank";
                });
    }

    /** The look at the post that is answered is not what we say. */
    @Override
    public RecordedRequest called() {
        RecordedRequest call = OutboundContract.super.called();
        return MastodonFixture.isLookUp(call) ? OutboundContract.super.called() : call;
    }

    private JsonNode said() {
        return Json.MAPPER.readTree(bodyOf(called()));
    }

    private SendResult send(Outbound outbound) {
        server.enqueue(answer("answer-sent"));
        return channel().send(outbound);
    }

    @Test
    void answersDirectlyAndSaysSo() {
        SendResult result = send(outbound(PRIVATE, new Act.Say("It is on its way.", List.of())));

        assertThat(result).isEqualTo(new Sent(new NetworkId("116000000000000120")));
        RecordedRequest call = called();
        assertThat(call.getTarget()).isEqualTo("/api/v1/statuses");
        assertThat(call.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(Json.MAPPER.readTree(bodyOf(call))).isEqualTo(Json.MAPPER.readTree("""
            {"status": "@ana@remote.example It is on its way.", "in_reply_to_id": "116000000000000108",
             "visibility": "direct"}
            """));
    }

    @ParameterizedTest
    @CsvSource({"unlisted,false", "unlisted,true", "public,false", "public,true"})
    void neverSendsPrivateWordsWithAnotherVisibility(String publicReplies, boolean byPerson) {
        MastodonChannel channel = MastodonFixture.channel(baseUrl(), publicReplies);
        List<Outbound> privately = List.of(
                MastodonFixture.outbound(PRIVATE, new Act.Say("For you alone.", List.of()), byPerson),
                MastodonFixture.outbound(PUBLIC, new Act.ReplyPrivately("For you alone.", List.of()), byPerson),
                withoutAnswered(MastodonFixture.outbound(PRIVATE, new Act.Say("First.", List.of()), byPerson)));

        for (Outbound outbound : privately) {
            server.enqueue(answer("answer-sent"));
            assertThat(channel.send(outbound)).isInstanceOf(Sent.class);
            JsonNode said = said();

            assertThat(said.path("visibility").asString()).isEqualTo("direct");
            assertThat(said.path("status").asString()).startsWith("@ana@remote.example ");
        }
    }

    private static Outbound withoutAnswered(Outbound it) {
        return new Outbound(it.address(), null, it.act(), it.byPerson(), it.key(), it.lastHeard());
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "unlisted", "private"})
    void refusesToWriteAPrivatePostForOthers(String visibility) {
        var rendering = new MastodonRendering(500);
        var target = new MastodonRendering.Target(ANA, DIRECT, visibility);

        assertThat(rendering.render(outbound(PRIVATE, new Act.Say("Psst.", List.of())), target))
                .isInstanceOf(MastodonRendering.Rendered.No.class);
        assertThat(rendering.render(outbound(PUBLIC, new Act.ReplyPrivately("Psst.", List.of())), target))
                .isInstanceOf(MastodonRendering.Rendered.No.class);
    }

    @Test
    void letsNobodyElseReadADirectPost() {
        send(MastodonFixture.outbound(
                PRIVATE, new Act.Say("You wrote: \"ask @ben, @eve@evil.example\".", List.of()), true));

        assertThat(said().path("status").asString())
                .isEqualTo("@ana@remote.example You wrote: \"ask @\u200Bben, @\u200Beve@evil.example\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana @eve@evil.example", "ana.", "@ana", "ana@remote.example/x", "two words", "ana@"})
    void writesToNobodyWhoseNameMastodonWouldNotFind(String name) {
        Outbound it = outbound(PRIVATE, new Act.Say("Psst.", List.of()));
        var address = new Address(it.address().channel(), it.address().account(), PRIVATE, new NetworkId(name));

        SendResult result =
                channel().send(new Outbound(address, it.answers(), it.act(), false, it.key(), it.lastHeard()));

        assertThat(result).isInstanceOf(Refused.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void answersInPublicUnderThePostAndNamesItsAuthor() {
        send(outbound(PUBLIC, new Act.Say("We look into it, @ben.", List.of())));

        assertThat(said()).isEqualTo(Json.MAPPER.readTree("""
            {"status": "@ana@remote.example We look into it, @\u200Bben.", "in_reply_to_id": "116000000000000101",
             "visibility": "unlisted"}
            """));
    }

    @Test
    void letsAPersonNameOthersInPublic() {
        send(MastodonFixture.outbound(PUBLIC, new Act.Say("Please ask @ben.", List.of()), true));

        assertThat(said().path("status").asString()).isEqualTo("@ana@remote.example Please ask @ben.");
    }

    @ParameterizedTest
    @CsvSource({"public,public,public", "public,unlisted,unlisted", "unlisted,public,unlisted"})
    void isNeverLouderThanThePostItAnswers(String setting, String theirs, String ours) {
        play(theirs);
        server.enqueue(answer("answer-sent"));

        MastodonFixture.channel(baseUrl(), setting).send(outbound(PUBLIC, new Act.Say("Here.", List.of())));

        assertThat(said().path("visibility").asString()).isEqualTo(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "private"})
    void refusesToAnswerInPublicWhatIsNot(String theirs) {
        play(theirs);

        assertThat(channel().send(outbound(PUBLIC, new Act.Say("Here.", List.of()))))
                .isInstanceOf(Refused.class);
        assertThat(server.getRequestCount()).isOne();
    }

    /** Lets Ana's post be read by these. */
    private void play(String visibility) {
        server.setDispatcher(new QueueDispatcher());
        String post = MastodonFixture.sample("answer-status");
        server.enqueue(new MockResponse.Builder()
                .body(post.replace("\"visibility\": \"public\"", "\"visibility\": \"" + visibility + "\""))
                .build());
    }

    @Test
    void repliesPrivatelyToTheAuthorAndOpensTheirConversation() {
        SendResult result = send(outbound(PUBLIC, new Act.ReplyPrivately("Your number, please?", List.of())));

        assertThat(result).isEqualTo(new Sent(new NetworkId("116000000000000120"), new NetworkId(ANA)));
        assertThat(said()).isEqualTo(Json.MAPPER.readTree("""
            {"status": "@ana@remote.example Your number, please?", "in_reply_to_id": "116000000000000101",
             "visibility": "direct"}
            """));
        assertThat(channel().send(outbound(PRIVATE, new Act.ReplyPrivately("Hello.", List.of()))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void favouritesThePost() {
        server.enqueue(answer("answer-status"));

        SendResult result = channel().send(outbound(PUBLIC, new Act.Like()));

        assertThat(result).isEqualTo(new Sent(new NetworkId(ROOT)));
        assertThat(called().getTarget()).isEqualTo("/api/v1/statuses/" + ROOT + "/favourite");
    }

    @Test
    void favouritesNothingWhenNothingIsAnswered() {
        assertThat(channel().send(withoutAnswered(outbound(PRIVATE, new Act.Like()))))
                .isInstanceOf(Refused.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void givesEachSendAKeyThatMakesARepeatHarmless() {
        send(outbound(PRIVATE, new Act.Say("Hello.", List.of())));

        assertThat(called().getHeaders().get("Idempotency-Key")).isEqualTo("key-of-our-send");
        assertThat(channel().proof()).isEqualTo(Channel.Proof.CLIENT_KEY);
        assertThat(channel().keyLife()).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
    }

    @Test
    void countsAsMastodonCounts() {
        String link = "https://shop.example/" + "x".repeat(400);
        String fits = "é👩‍👩‍👧".repeat(200) + " " + link;

        assertThat(send(outbound(PRIVATE, new Act.Say(fits, List.of())))).isInstanceOf(Sent.class);
        assertThat(channel().send(outbound(PRIVATE, new Act.Say("é".repeat(445) + " " + link, List.of()))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void countsTheListOfChoicesToo() {
        var choices = List.of(new Choice("Yes", "/yes"), new Choice("No", "/no"));

        assertThat(channel().send(outbound(PRIVATE, new Act.Say("x".repeat(460), choices))))
                .isInstanceOf(Refused.class);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void refusesAnAccountItDoesNotKnow() {
        Outbound it = outbound(PRIVATE, new Act.Say("Hello.", List.of()));
        var address = new Address(
                it.address().channel(),
                new AccountId("42"),
                PRIVATE,
                it.address().thread());

        assertThat(channel().send(new Outbound(address, null, it.act(), false, it.key(), it.lastHeard())))
                .isInstanceOf(Refused.class);
    }
}
