package dev.dragoman.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.system.Json;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Files of visitors, over a real socket and into a real store. */
class ChatFilesTests extends WebchatHouse {

    private static final byte[] PNG = HexFormat.of().parseHex("89504E470D0A1A0A0000000D49484452");

    @Autowired
    Webchat webchat;

    @Test
    void showsAMessageWithItsFilesToBothSides() {
        String token = visitor();
        String file = hand(token, "receipt.png").json().get("id").stringValue();

        Answer answer = say(token, List.of(file), "");

        assertThat(answer.status()).isEqualTo(200);
        var shown = get("/chat/v1/messages", token).json().at("/messages/0/files/0");
        assertThat(shown.get("name").stringValue()).isEqualTo("receipt.png");
        assertThat(shown.get("kind").stringValue()).isEqualTo("png");
        String payload = jdbc.sql("select payload from inbound_log where conversation = ?")
                .param("webchat:site:m:" + idOf(token))
                .query(String.class)
                .single();
        String kept = jdbc.sql("select id::text from media_file where client_id = ?::uuid")
                .param(file)
                .query(String.class)
                .single();
        assertThat(payload).contains("kept:" + kept, "receipt.png");
    }

    @Test
    void givesAVisitorTheFilesOfTheConversationAlone() {
        String token = visitor();
        String file = hand(token, "receipt.png").json().get("id").stringValue();
        int before = get("/chat/v1/files/" + file, token).status();
        say(token, List.of(file), "");

        Answer own = get("/chat/v1/files/" + file, token);

        assertThat(before).as("no message speaks of it yet").isEqualTo(404);
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.headers().get("Content-Type")).isEqualTo("image/png");
        assertThat(own.headers().get("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(get("/chat/v1/files/" + file, visitor()).status()).isEqualTo(404);
        assertThat(get("/chat/v1/files/" + file, null).status()).isEqualTo(401);
    }

    @Test
    void keepsAFileOnceHoweverOftenItComes() {
        String token = visitor();
        String id = newId();

        Answer first = post("/chat/v1/files/" + id + "?name=a.png", token, PNG);
        Answer again = post("/chat/v1/files/" + id + "?name=a.png", token, PNG);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(rows("media_file", "client_id = ?", UUID.fromString(id))).isEqualTo(1);
    }

    @Test
    void refusesToNameWhatAnotherVisitorHandedIn() {
        String file = hand(visitor(), "secret.png").json().get("id").stringValue();
        String stranger = visitor();

        Answer answer = say(stranger, List.of(file), "mine?");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(get("/chat/v1/messages", stranger).json().get("messages").isEmpty())
                .isTrue();
    }

    @Test
    void refusesAMessageWithMoreThanFiveFiles() {
        String token = visitor();

        Answer answer = say(token, java.util.Collections.nCopies(6, newId()), "many");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).contains("5");
    }

    @ParameterizedTest
    @CsvSource({"<html><script>, 415", "'MZ\u0090\u0000\u0003', 415", "'', 413"})
    void refusesWhatIsNoFileToHandOn(String content, int status) {
        Answer answer = post(
                "/chat/v1/files/" + newId() + "?name=a.png", visitor(), content.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error()).isNotBlank();
    }

    @Test
    void refusesMoreThanFiveMegabytes() {
        byte[] large = java.util.Arrays.copyOf(PNG, 5 * 1024 * 1024 + 1);

        Answer answer = post("/chat/v1/files/" + newId() + "?name=a.png", visitor(), large);

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void refusesMoreThanFiftyMegabytesOfOneVisitor() {
        String token = visitor();
        jdbc.sql("""
                insert into media_file (owner, client_id, name, kind, bytes, size)
                values (?, gen_random_uuid(), 'old.png', 'PNG', '', 52428800)
                """).param(idOf(token).toString()).update();

        Answer answer = hand(token, "one-more.png");

        assertThat(answer.status()).isEqualTo(507);
        assertThat(hand(visitor(), "others.png").status()).isEqualTo(200);
    }

    @Test
    void takesNoPathAndNoEndingFromAName() {
        Answer answer = post("/chat/v1/files/" + newId() + "?name=..%2F..%2Fetc%2Fpasswd.html", visitor(), PNG);

        String name = answer.json().get("name").stringValue();
        assertThat(name).doesNotContain("/").endsWith(".png");
    }

    @Test
    void forgetsTheFilesWithTheVisitor() {
        String token = visitor();
        String file = hand(token, "receipt.png").json().get("id").stringValue();

        webchat.forget(Webchat.address(idOf(token)).thread());

        assertThat(rows("media_file", "client_id = ?", UUID.fromString(file))).isZero();
    }

    @Test
    void asksForAToken() {
        Answer answer = post("/chat/v1/files/" + newId() + "?name=a.png", null, PNG);

        assertThat(answer.status()).isEqualTo(401);
    }

    private Answer hand(String token, String name) {
        return post("/chat/v1/files/" + newId() + "?name=" + name, token, PNG);
    }

    private Answer say(String token, List<String> files, String text) {
        return post(
                "/chat/v1/messages",
                token,
                Json.MAPPER.writeValueAsString(Map.of("id", newId(), "text", text, "files", files)));
    }
}
