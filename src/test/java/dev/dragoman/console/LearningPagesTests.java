package dev.dragoman.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.learning.IntentVersions;
import dev.dragoman.learning.Rehearsal;
import dev.dragoman.learning.Rehearsals;
import dev.dragoman.staff.Role;
import dev.dragoman.staff.Staff;
import dev.dragoman.understanding.Understander;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(120)
class LearningPagesTests {

    static ConsoleHouse house;
    static Browser admin;

    @BeforeAll
    static void open() {
        house = ConsoleHouse.open(
                "dragoman.demo=false", "dragoman.simulator.enabled=false", "dragoman.understanding.encoder=off");
        admin = house.administrator();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void forget() {
        JdbcClient sql = house.get(JdbcClient.class);
        boolean isTaught = house.get(IntentVersions.class).published("en").isPresent();
        for (String table : List.of("intent_version", "lesson_settled", "lesson_correction", "decision")) {
            sql.sql("delete from " + table).update();
        }
        if (isTaught) {
            house.get(IntentVersions.class).enforce("en");
        }
    }

    @Test
    void listsWhatWasNotUnderstoodInGroupsWithoutPrivateData() {
        missed("rest", "do you rent llamas? ada@example.org");
        missed("rest", "do you rent llamas!");
        missed("x", "do you rent yaks");

        String page = admin.get("/learning?lang=en").body();

        assertThat(page).contains("2 alike", "do you rent llamas!", "do you rent llamas? (e-mail)", "Asked back");
        assertThat(page).doesNotContain("yaks", "ada@example.org");
        assertThat(page).contains("Messages from X are never listed");
    }

    @Test
    void teachesANewIntentAndTakesItBack() throws IOException {
        missed("rest", "do you rent llamas by the week");
        var made = admin.post("/learning/intent", lesson(Map.of("name", "llama_rent", "answer", "By the week.")));
        var early = admin.post("/learning/published", Map.of("lang", "en", "revision", "1", "reason", "llamas"));
        String tried = rehearsed();
        var silent = admin.post("/learning/published", Map.of("lang", "en", "revision", "1"));
        var published = admin.post("/learning/published", Map.of("lang", "en", "revision", "1", "reason", "llamas"));

        assertThat(made.location()).endsWith("/learning?lang=en&done=created");
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.body()).contains("try the draft as it is first");
        assertThat(tried)
                .contains("Llama rent", "By the week.", "Of its own examples it recognises", "Nothing was sent");
        assertThat(silent.status()).isEqualTo(422);
        assertThat(published.location()).endsWith("done=published");
        assertThat(understood("do you rent llamas by the week")).isEqualTo("llama_rent");
        assertThat(admin.get("/templates").body()).contains("Llama rent");
        assertThat(exported()).contains("intents/en/llama_rent.yml", "do you rent llamas by the week");
        assertThat(admin.get("/learning?lang=en").body()).contains("Version 1 speaks before the files", "llamas");

        var restored = admin.post("/learning/restored", Map.of("lang", "en", "version", "0"));

        assertThat(restored.location()).endsWith("done=restored");
        assertThat(understood("do you rent llamas by the week")).isNotEqualTo("llama_rent");
        assertThat(audited()).containsSubsequence("intents.publish", "intents.restore");
    }

    @Test
    void makesAnExampleWithOneClickAndTakesItBack() {
        missed("rest", "my llama parcel 998877 is lost");
        var added = admin.post("/learning/example", lesson(Map.of("intent", "track_order")));
        String page = admin.get("/learning?lang=en").body();
        String examples =
                admin.get("/learning/examples?lang=en&intent=track_order").body();

        assertThat(added.location()).endsWith("done=added");
        assertThat(page).contains("my llama parcel (number) is lost", "Nothing is open", "Track order");
        assertThat(examples).contains("my llama parcel (number) is lost", "where is my parcel?");

        admin.post(
                "/learning/removed",
                Map.of("lang", "en", "intent", "track_order", "text", "my llama parcel (number) is lost"));
        admin.post("/learning/removed", Map.of("lang", "en", "intent", "track_order", "text", "my parcel is late"));

        assertThat(house.get(IntentVersions.class).draft("en").orElseThrow().changes())
                .extracting(it -> it.kind() + " " + it.text())
                .containsExactly("REMOVE my parcel is late");
    }

    @Test
    void refusesWhatBreaksTheRulesOfTheFiles() {
        missed("rest", "where is my parcel?");
        var elsewhere = admin.post("/learning/example", lesson(Map.of("intent", "greet")));
        var name = admin.post("/learning/intent", lesson(Map.of("name", "Track Order", "answer", "x")));
        var silent = admin.post("/learning/intent", lesson(Map.of("name", "llama_rent")));

        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.body()).contains("Not taken over", "The same sentence stands under");
        assertThat(name.status()).isEqualTo(422);
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.body()).contains("utter_llama_rent");
        assertThat(house.get(IntentVersions.class).draft("en")).isEmpty();
    }

    @Test
    void hearsFromAgentsWhatWasMeant() {
        String password = house.get(Staff.class).create(null, "lena", "Lena", Role.AGENT);
        Browser agent = house.browser().signIn("lena", password);
        PastDecisions.Said said = decided("rest", "the llama is broken", "intent");
        String ask = "?in=" + said.conversation() + "&of=" + said.id();

        String page = agent.get("/learning/wrong" + ask).body();
        var corrected = agent.post(
                "/learning/wrong",
                Map.of("in", said.conversation().toString(), "of", said.id(), "intent", "damaged_item"));
        PastDecisions.Said foreign = decided("x", "the yak is broken", "intent");
        var refused = agent.post(
                "/learning/wrong",
                Map.of("in", foreign.conversation().toString(), "of", foreign.id(), "intent", "damaged_item"));

        assertThat(page).contains("The bot understood: Greet");
        assertThat(corrected.status()).isEqualTo(303);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(agent.get("/learning").status()).isEqualTo(403);
        assertThat(admin.get("/learning?lang=en").body())
                .contains("the llama is broken", "Corrected", "meant: damaged_item", "It is: Damaged item");
    }

    @Test
    void triesOtherThresholdsWithoutSendingAnything() {
        decided("rest", "where is my parcel?", "intent");
        long sends = count("outbox");
        long decisions = count("decision");

        var begun = admin.post(
                "/learning/dry-run", Map.of("what", "values", "messages", "100", "threshold", "1", "ambiguity", "0,1"));
        Rehearsal done = finished();
        var wrong = admin.post("/learning/dry-run", Map.of("what", "values", "messages", "100", "threshold", "7"));

        assertThat(begun.status()).isEqualTo(303);
        assertThat(done.result()).isNotNull();
        assertThat(admin.get("/learning/dry-run").body()).contains("No longer answered", "where is my parcel?");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(count("outbox")).isEqualTo(sends);
        assertThat(count("decision")).isEqualTo(decisions);
    }

    @Test
    void triesTheDraftOfATemplate() {
        decided("rest", "where is my parcel?", "intent");
        admin.get("/templates/utter_track_order?lang=en");
        admin.post(
                "/templates/utter_track_order/draft?lang=en",
                Map.of("seen", "0", "v0.text", "On a camel.", "v0.channel", ""));

        admin.get("/learning/dry-run");
        admin.post("/learning/dry-run", Map.of("what", "template:en:utter_track_order", "messages", "100"));
        finished();

        assertThat(admin.get("/learning/dry-run").body()).contains("On a camel.", "Other answer");
    }

    @Test
    void ignoresAVersionThatFitsTheFilesNoMore() {
        house.get(JdbcClient.class).sql("""
                insert into intent_version (language, version, state, changes, author, author_name)
                values ('en', 1, 'PUBLISHED', '[{"kind":"REMOVE","intent":"greet","text":"never there"}]',
                        gen_random_uuid(), 'Somebody')
                """).update();

        house.get(IntentVersions.class).enforce("en");

        assertThat(admin.get("/learning?lang=en").body())
                .contains("The published version does not fit them", "never there");
        assertThat(understood("where is my parcel?")).isEqualTo("track_order");
    }

    private static void missed(String channel, String text) {
        decided(channel, text, "unsure");
    }

    private static PastDecisions.Said decided(String channel, String text, String rule) {
        return PastDecisions.decided(house, List.of(channel, text, rule));
    }

    /** The fields of the first group on the page. */
    private static Map<String, String> lesson(Map<String, String> more) {
        String page = admin.get("/learning?lang=en").body();
        Map<String, String> form = new HashMap<>(more);
        form.put("lang", "en");
        form.put("lessons", found(page, "name=\"lessons\" value=\"([^\"]+)\""));
        form.put("sentence", found(page, "name=\"sentence\" value=\"([^\"]+)\""));
        return form;
    }

    private static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String rehearsed() {
        admin.post("/learning/rehearsed", Map.of("lang", "en"));
        finished();
        return admin.get("/learning?lang=en").body();
    }

    private static Rehearsal finished() {
        Instant end = Instant.now().plusSeconds(60);
        Rehearsal last = house.get(Rehearsals.class).last().orElseThrow();
        while (last.result() == null && last.failure() == null && Instant.now().isBefore(end)) {
            admin.get("/learning/rehearsal");
            last = house.get(Rehearsals.class).last().orElseThrow();
        }
        return last;
    }

    private static String understood(String text) {
        return String.valueOf(
                house.get(Understander.class).understandHere(text, "en").intent());
    }

    /** The names and texts of the files in the export. */
    private static String exported() throws IOException {
        var bytes = new ByteArrayOutputStream();
        house.get(IntentVersions.class).exportZip(bytes);
        var all = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
                all.append(file.getName()).append('\n').append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    private static long count(String table) {
        return house.get(JdbcClient.class)
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static List<String> audited() {
        return house.get(JdbcClient.class)
                .sql("select what from audit where subject = 'intents:en' order by id")
                .query(String.class)
                .list();
    }
}
