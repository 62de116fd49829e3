package dev.dragoman.console;

import dev.dragoman.learning.IntentVersions;
import dev.dragoman.replies.Summary;
import dev.dragoman.replies.TemplateKey;
import dev.dragoman.replies.Templates;
import dev.dragoman.replies.Version;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** All reply templates, by what customers want. */
@Controller
class TemplatesPage {

    private final Pages pages;
    private final Templates templates;
    private final IntentVersions versions;

    TemplatesPage(Pages pages, Templates templates, IntentVersions versions) {
        this.pages = pages;
        this.templates = templates;
        this.versions = versions;
    }

    @GetMapping("/templates")
    View list(Screen screen) {
        List<Summary> all = templates.list();
        return pages.show(
                "console/templates.jte",
                screen,
                Map.of(
                        "answers",
                                all.stream()
                                        .filter(it -> it.intent() != null)
                                        .map(this::row)
                                        .toList(),
                        "others",
                                all.stream()
                                        .filter(it -> it.intent() == null)
                                        .map(this::row)
                                        .toList()));
    }

    private TemplateRow row(Summary summary) {
        List<TemplateRow.Cell> cells = summary.languages().stream()
                .map(state -> new TemplateRow.Cell(
                        state,
                        templates
                                .speaking(new TemplateKey(summary.key(), state.language()))
                                .orElse(null)))
                .toList();
        String intent = summary.intent();
        return new TemplateRow(
                summary.key(), Names.template(intent == null ? summary.key() : intent), words(cells), cells);
    }

    private static String words(List<TemplateRow.Cell> cells) {
        for (TemplateRow.Cell cell : cells.reversed()) {
            Version speaking = cell.speaking();
            if (speaking != null && !speaking.body().variations().isEmpty()) {
                return speaking.body().variations().getFirst().text();
            }
        }
        return "";
    }

    @GetMapping("/templates/export.zip")
    ResponseEntity<StreamingResponseBody> export() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"intents.zip\"")
                .body(versions::exportZip);
    }
}
