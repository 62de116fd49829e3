package dev.dragoman.console;

import dev.dragoman.replies.Summary;
import dev.dragoman.replies.TemplateKey;
import dev.dragoman.replies.Templates;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Finds the template an address speaks of. */
@Component
class Shelf {

    private final Templates templates;

    Shelf(Templates templates) {
        this.templates = templates;
    }

    /** A template, in one of the languages it may have. */
    record Found(Summary summary, TemplateKey key) {

        List<String> languages() {
            return summary.languages().stream()
                    .map(Summary.InLanguage::language)
                    .toList();
        }

        Summary.InLanguage here() {
            return summary.languages().stream()
                    .filter(one -> one.language().equals(key.language()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Refuses, as not found, a key or a language nobody has; without a language the page's own is meant. */
    Found find(String key, @Nullable String language, Screen screen) {
        Summary summary = templates.list().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(Shelf::missing);
        List<String> languages =
                summary.languages().stream().map(Summary.InLanguage::language).toList();
        String wanted = language == null ? screen.language() : language;
        if (!languages.contains(wanted) && (language != null || languages.isEmpty())) {
            throw missing();
        }
        return new Found(summary, new TemplateKey(key, languages.contains(wanted) ? wanted : languages.getFirst()));
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
