package dev.dragoman.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The widget's file: small, one piece, and unable to take text for anything but text. */
class WidgetTests extends WebchatHouse {

    private final WidgetFile file = new WidgetFile();

    @Test
    void staysWithinItsBudget() {
        assertThat(file.zipped()).hasSizeLessThanOrEqualTo(15 * 1024);
        for (String module : WidgetFile.MODULES) {
            assertThat(WidgetFile.source(module).lines().count()).as(module).isLessThan(300);
        }
    }

    @Test
    void neverTurnsTextIntoMarkup() {
        for (String module : WidgetFile.MODULES) {
            assertThat(WidgetFile.source(module))
                    .as(module)
                    .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
                    .doesNotContain("new Function", "srcdoc", "document.cookie");
        }
    }

    @Test
    void joinsModulesWhoseNamesDoNotClash() {
        String joined = new String(file.plain(), StandardCharsets.UTF_8);
        List<String> names = Pattern.compile("^(?:export )?(?:async )?(?:const|let|function|class) (\\w+)", Pattern.MULTILINE)
                .matcher(String.join("\n", WidgetFile.MODULES.stream().map(WidgetFile::source).toList()))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(names).isNotEmpty().doesNotHaveDuplicates();
        assertThat(joined).doesNotContainPattern("(?m)^(import|export) ");
    }

    @Test
    void isServedToAnyPageAndOnlyOnce() {
        Answer first = get("/widget.js", null);
        Answer again =
                call(request("/widget.js", null).header("If-None-Match", String.valueOf(first.headers().get("ETag"))));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.headers().get("Content-Type")).startsWith("text/javascript");
        assertThat(first.headers().get("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(first.body().getBytes(StandardCharsets.UTF_8)).isEqualTo(file.plain());
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void showsTheDemoInTheLanguageOfTheBrowser() {
        Answer german = call(request("/demo/shop", null).header("Accept-Language", "de-AT,de;q=0.9"));
        Answer other = call(request("/demo/shop", null).header("Accept-Language", "fr"));
        Answer frame = get("/demo", null);

        assertThat(german.body()).contains("lang=\"de\"", "Wo bleibt mein Paket 4711?").doesNotContain("{");
        assertThat(other.body()).contains("lang=\"en\"", "my parcel is late");
        assertThat(frame.body()).contains("/demo/sign-in?to=/inbox", "/demo/shop").doesNotContain("{");
        assertThat(frame.headers().get("Content-Security-Policy")).contains("script-src 'self'", "default-src 'none'");
        assertThat(frame.headers().get("X-Frame-Options")).isEqualTo("SAMEORIGIN");
    }

    @Test
    void servesOfTheDemoWhatBelongsToIt() {
        for (String asset : List.of("demo.css", "demo.js", "shop.css", "mark.svg", "lamp.svg", "tent.svg", "backpack.svg")) {
            assertThat(get("/demo/" + asset, null).status()).as(asset).isEqualTo(200);
        }
        assertThat(get("/demo/nothing.css", null).status()).isEqualTo(404);
    }
}
