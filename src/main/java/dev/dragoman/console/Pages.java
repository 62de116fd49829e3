package dev.dragoman.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** Draws the templates of {@code src/main/jte}, which are classes by the time the house starts. Escapes by itself. */
@Component
public class Pages {

    private static final String TEMPLATES = "dev.dragoman.pages";

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);

    Pages() {}

    /** A page or fragment such as {@code console/inbox.jte}, given its screen and the named parameters. */
    public View show(String template, Screen screen, Map<String, ?> parameters) {
        return show(HttpStatus.OK, template, screen, parameters);
    }

    /** The same with another status, such as 422 for a form to be corrected. */
    public View show(HttpStatus status, String template, Screen screen, Map<String, ?> parameters) {
        return new Html(status, render(template, screen, parameters));
    }

    /** The text of a page or fragment. */
    public String render(String template, Screen screen, Map<String, ?> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("screen", screen);
        var output = new StringOutput(16 * 1024);
        engine.render(template, all, output);
        return output.toString();
    }

    private record Html(HttpStatus status, String text) implements View {

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            response.setStatus(status.value());
            response.setContentType(getContentType());
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }
}
