package dev.dragoman.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import okhttp3.FormBody;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class SimulatorPageTests extends SimulatorHarness {

    private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    @Test
    void showsHostileTextAsText() throws Exception {
        simulator.write(1, HOSTILE);
        simulator.comment(1, HOSTILE);
        simulator.play(new Play("picture", 1, null, "javascript:alert(3)", null));
        until(() -> simulator.undelivered() == 0);

        String page = call("GET", "/simulator", "", "").text();

        assertThat(page)
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert", "<img", "href=\"javascript");
    }

    @Test
    void keepsToAStrictContentPolicy() throws Exception {
        simulator.write(1, "Hello");

        String page = call("GET", "/simulator", "", "").text();

        assertThat(page).doesNotContain("style=", "<style", "onclick", "hx-on", "<script>");
    }

    @Test
    void playsACustomerFromAForm() throws Exception {
        String fragment = form("/simulator/acts", "act", "write", "text", "Grüße");

        assertThat(fragment).contains("id=\"phone\"", "Grüße");
        assertThat(delivered("message").path("message").path("text").asString()).isEqualTo("Grüße");
    }

    @Test
    void changesTraitsFromAForm() throws Exception {
        String fragment = form("/simulator/traits", "throttle", "3", "batch", "on", "blocked", "2");

        assertThat(fragment).contains("id=\"traits\"");
        assertThat(simulator.traits().throttle()).isEqualTo(3);
        assertThat(simulator.traits().batch()).isTrue();
        assertThat(simulator.traits().receipts()).isFalse();
        assertThat(simulator.traits().blocked()).containsExactly(2);
    }

    private String form(String path, String... fields) throws IOException {
        var body = new FormBody.Builder().add("customer", "1");
        for (int i = 0; i < fields.length; i += 2) {
            body.add(fields[i], fields[i + 1]);
        }
        Request request = new Request.Builder()
                .url("http://127.0.0.1:" + port + path)
                .post(body.build())
                .build();
        try (Response response = http.newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(200);
            return response.body().string();
        }
    }

    @Test
    void sendsAFragmentAgainOnlyWhenSomethingChanged() throws Exception {
        String page = call("GET", "/simulator", "", "").text();
        String poll = page.replaceAll("(?s).*hx-get=\"(/simulator/phone[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        int unchanged = call("GET", poll, "", "").status();
        simulator.write(1, "News");
        int changed = call("GET", poll, "", "").status();

        assertThat(unchanged).isEqualTo(204);
        assertThat(changed).isEqualTo(200);
    }

    @Test
    void speaksGermanToWhoReadsGerman() throws Exception {
        Request request = new Request.Builder()
                .url("http://127.0.0.1:" + port + "/simulator")
                .header("Accept-Language", "fr, de-CH;q=0.8, en;q=0.5")
                .build();

        try (Response response = http.newCall(request).execute()) {
            assertThat(response.body().string()).contains("<html lang=\"de\">", "Kommentar schreiben");
        }
    }

    @Test
    void hasTheSameWordsInBothLanguages() {
        assertThat(Words.keys(Locale.GERMAN)).isEqualTo(Words.keys(Locale.ENGLISH));
    }
}
