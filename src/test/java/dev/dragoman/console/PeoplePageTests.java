package dev.dragoman.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PeoplePageTests {

    static ConsoleHouse house;

    @BeforeAll
    static void open() {
        house = ConsoleHouse.open();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void addsAPersonAndShowsThePasswordOnce() {
        Browser admin = house.administrator();

        String page = admin.post("/settings/people", Map.of("login", "Nina", "name", "Nina <b>", "role", "AGENT"))
                .body();
        String password = page.replaceAll("(?s).*id=\"password\"><code>([^<]+)<.*", "$1");

        assertThat(page).contains("Nina &lt;b&gt;").doesNotContain("Nina <b>");
        assertThat(admin.get("/settings/people").body()).contains("nina").doesNotContain(password);
        assertThat(house.browser().signIn("nina", password).get("/inbox/open").status())
                .isEqualTo(200);
    }

    @Test
    void explainsARefusal() {
        Browser admin = house.administrator();

        var taken = admin.post("/settings/people", Map.of("login", "admin", "name", "Other", "role", "AGENT"));

        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.body()).contains("already has this login");
    }

    @Test
    void speaksGermanWhenAsked() {
        Browser admin = house.administrator();

        var answer = admin.post("/preferences", Map.of("lang", "de", "theme", "dark", "to", "/settings/people"));

        assertThat(answer.location()).isEqualTo("/settings/people");
        assertThat(admin.get("/settings/people").body()).contains("Personen", "data-theme=\"dark\"", "lang=\"de\"");
        assertThat(admin.post("/preferences", Map.of("to", "//evil.example")).location())
                .isEqualTo("/");
    }

    @Test
    void saysThatAPageIsMissing() {
        var answer = house.administrator().get("/nowhere");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing here");
    }
}
