package dev.dragoman.webchat;

import dev.dragoman.system.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.core.type.TypeReference;

/** The demo: a pretend shop with the widget beside the agent's inbox. Only there when {@code dragoman.demo} is true. */
@RestController
@WhenWebchatIsOn
@ConditionalOnProperty("dragoman.demo")
class DemoPages {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'";
    private static final Pattern WORD = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Map<String, MediaType> TYPES = Map.of(
            "css", MediaType.parseMediaType("text/css;charset=utf-8"),
            "js", MediaType.parseMediaType("text/javascript;charset=utf-8"),
            "svg", MediaType.parseMediaType("image/svg+xml"));

    private final Map<String, Map<String, String>> texts;

    DemoPages() throws IOException {
        texts = Json.MAPPER.readValue(file("texts.json"), new TypeReference<>() {});
    }

    @GetMapping("/demo")
    ResponseEntity<String> demo(Locale locale) throws IOException {
        return page("demo.html", locale);
    }

    @GetMapping("/demo/shop")
    ResponseEntity<String> shop(Locale locale) throws IOException {
        return page("shop.html", locale);
    }

    @GetMapping("/demo/{name:[a-z]+}.{type:css|js|svg}")
    ResponseEntity<byte[]> asset(@PathVariable String name, @PathVariable String type) throws IOException {
        var file = new ClassPathResource("webchat/demo/" + name + "." + type);
        if (!file.exists()) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(TYPES.getOrDefault(type, MediaType.TEXT_PLAIN))
                .cacheControl(CacheControl.noCache())
                .header("X-Content-Type-Options", "nosniff")
                .body(file.getContentAsByteArray());
    }

    private ResponseEntity<String> page(String name, Locale locale) throws IOException {
        String language = texts.containsKey(locale.getLanguage()) ? locale.getLanguage() : "en";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .body(fill(file(name), texts.getOrDefault(language, Map.of())));
    }

    private static String fill(String page, Map<String, String> words) {
        return WORD.matcher(page)
                .replaceAll(found -> Matcher.quoteReplacement(
                        HtmlUtils.htmlEscape(words.getOrDefault(found.group(1), found.group()), "UTF-8")));
    }

    private static String file(String name) throws IOException {
        return new ClassPathResource("webchat/demo/" + name).getContentAsString(StandardCharsets.UTF_8);
    }
}
