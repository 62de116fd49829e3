package dev.dragoman.channels.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dragoman.channels.Channel;
import dev.dragoman.channels.OutboundContract;
import dev.dragoman.channels.SendResult;
import dev.dragoman.message.Act;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestTests implements OutboundContract {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final MockWebServer callback = new MockWebServer();

    @Override
    public MockWebServer server() {
        return callback;
    }

    @Override
    public Channel channel() {
        return new RestChannel(new RestSettings(true, null, baseUrl() + "/said"));
    }

    @Override
    public List<String> secrets() {
        return List.of();
    }

    @Override
    public List<Visibility> speaks() {
        return List.of(Visibility.PRIVATE);
    }

    @Override
    public Outbound outbound(Visibility visibility, Act act) {
        var address = new RestUpdate("customer-7", "hello", "m1").address();
        return new Outbound(address, null, act, false, "0190c0de-0000-7000-8000-000000000001", NOW);
    }

    @Override
    public MockResponse answers(Ending ending, Visibility visibility) {
        int status = switch (ending) {
            case TAKEN -> 200;
            case THROTTLED -> 429;
            case OPTED_OUT -> 410;
            case REFUSED -> 422;
        };
        return new MockResponse.Builder().code(status).build();
    }

    @Test
    void givesTheAnswerToTheCallerWhoWaits() {
        var channel = new RestChannel(new RestSettings(true, null, null));

        try (var waiter = channel.await("customer-7")) {
            SendResult result = channel.send(outbound(Visibility.PRIVATE, new Act.Say("Here.", List.of())));

            assertThat(result).isInstanceOf(SendResult.Sent.class);
            assertThat(waiter.messages()).containsExactly(Map.of("recipient_id", "customer-7", "text", "Here."));
        }
    }

    @Test
    void refusesWhenTheCallerHasLeftAndNoCallbackIsSet() {
        var channel = new RestChannel(new RestSettings(true, null, null));
        channel.await("customer-7").close();

        SendResult result = channel.send(outbound(Visibility.PRIVATE, new Act.Say("Here.", List.of())));

        assertThat(result).isInstanceOf(SendResult.Refused.class);
    }

    @Test
    void readsWhatRasaClientsSend() {
        var update = RestUpdate.read("{\"sender\":\"c\",\"message\":\"hi\",\"metadata\":{\"message_id\":\"m-1\"}}"
                .getBytes(StandardCharsets.UTF_8));

        Inbound.Said said = (Inbound.Said) update.toInbound(NOW);
        assertThat(said.content().text()).isEqualTo("hi");
        assertThat(said.event().id().value()).isEqualTo("m-1");
        assertThat(said.event().address().thread().value()).isEqualTo("c");
    }

    @Test
    void makesEveryPostANewMessage() {
        byte[] body = "{\"message\":\"hi\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(RestUpdate.read(body).id())
                .isNotEqualTo(RestUpdate.read(body).id());
        assertThat(RestUpdate.read(body).sender()).isEqualTo("default");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "null",
                "7",
                "{",
                "{\"message\":7}",
                "{\"message\":\"\"}",
                "{\"message\":\"  \"}",
                "{\"sender\":{},\"message\":\"hi\"}",
                "{\"sender\":\"\",\"message\":\"hi\"}",
                "{\"sender\":\"c\"}"
            })
    void refusesBadInputWithASentence(String body) {
        assertThatThrownBy(() -> RestUpdate.read(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(".{10,100}");
    }
}
