package dev.dragoman.replies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.understanding.IntentFiles;
import dev.dragoman.understanding.Knowledge;
import dev.dragoman.understanding.Knowledge.Variation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTests {

    private static final Path INTENTS = Path.of("intents");
    private static final TemplateKey TRACK = new TemplateKey("utter_track_order", "en");

    private final Shipped shipped = new Shipped(() -> IntentFiles.read(INTENTS));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesTheFilesAsTheyAreWhenNothingIsPublished() throws IOException {
        new Export(export(List.of())).to(folder);

        assertThat(IntentFolder.read(folder)).isEqualTo(IntentFolder.read(INTENTS));
    }

    @Test
    void readsBackWhatWasPublishedAndNothingElseHasChanged() throws IOException {
        Body body = new Body(List.of(
                new Variation("A \"new\" text\nfor {order_number} 😀", List.of(Samples.PERSON), null),
                Samples.said("Public: # yes", "comment")));

        new Export(export(List.of(published(TRACK, body)))).to(folder);

        List<Knowledge> expected = IntentFiles.read(INTENTS).stream()
                .map(one -> one.language().equals("en") ? with(one, TRACK.key(), body) : one)
                .toList();
        assertThat(IntentFiles.read(folder)).isEqualTo(expected);
        assertThat(changedFiles()).containsExactly("en/track_order.yml");
    }

    @Test
    void replacesEveryShippedTemplate() throws IOException {
        List<Version> all = new ArrayList<>();
        for (TemplateKey template : shipped.templates()) {
            all.add(published(template, Body.of("Replaced " + template.key())));
        }

        new Export(export(all)).to(folder);

        assertThat(IntentFiles.read(folder))
                .allSatisfy(one -> one.responses()
                        .forEach((key, variations) ->
                                assertThat(variations).containsExactly(Samples.said("Replaced " + key))));
    }

    @Test
    void putsNewTemplatesIntoAFileOfTheirOwn() throws IOException {
        var fresh = new TemplateKey("utter_brand_new", "de");
        var other = new TemplateKey("utter_other_new", "de");

        new Export(export(List.of(published(fresh, Body.of("Neu")), published(other, Body.of("Auch neu"))))).to(folder);

        assertThat(changedFiles()).containsExactly("de/published.yml");
        assertThat(new Shipped(() -> IntentFiles.read(folder)).version(other).map(Version::body))
                .contains(Body.of("Auch neu"));
    }

    @Test
    void zipsTheSameFiles() throws IOException {
        Map<String, String> files = export(List.of(published(TRACK, Body.of("New"))));
        var out = new ByteArrayOutputStream();

        new Export(files).zip(out);

        Map<String, String> unzipped = new TreeMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String path = entry.getName().substring("intents/".length());
                unzipped.put(path, new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(unzipped).isEqualTo(files);
    }

    private Map<String, String> export(List<Version> published) {
        return Export.files(IntentFolder.read(INTENTS), published, shipped);
    }

    private List<String> changedFiles() {
        Map<String, String> before = IntentFolder.read(INTENTS);
        return IntentFolder.read(folder).entrySet().stream()
                .filter(file -> !file.getValue().equals(before.get(file.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Version published(TemplateKey template, Body body) {
        Instant at = Instant.parse("2026-01-05T10:00:00Z");
        return new Version(template, 1, Version.State.PUBLISHED, body, Samples.ANNA, "because", at, Samples.ANNA, at);
    }

    private static Knowledge with(Knowledge one, String key, Body body) {
        Map<String, List<Variation>> responses = new TreeMap<>(one.responses());
        responses.put(key, body.variations());
        return new Knowledge(
                one.language(),
                one.intents(),
                one.patterns(),
                one.synonyms(),
                one.slots(),
                responses,
                one.actions(),
                one.forms(),
                one.session());
    }
}
