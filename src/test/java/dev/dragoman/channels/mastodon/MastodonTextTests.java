package dev.dragoman.channels.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MastodonTextTests {

    @ParameterizedTest
    @CsvSource({
        "ask @ben,ask @~ben",
        "@ben,@~ben",
        "(@ben@remote.example),(@~ben@remote.example)",
        "@@ben,@@~ben",
        "=@ben,=@~ben",
        "mail help@shop.example,mail help@shop.example",
        "https://made-up.example/@ben,https://made-up.example/@ben",
        "at 5 @ the shop,at 5 @ the shop"
    })
    void namesNobody(String text, String expected) {
        assertThat(MastodonText.namingNobody(text)).isEqualTo(expected.replace('~', '\u200B'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>One</p><p>Two<br>three<br/>four</p>|One\\n\\nTwo\\nthree\\nfour",
                "<p>a &lt;b&gt; &amp;amp; &quot;c&quot; &#39;d&#39;</p>|a <b> &amp; \"c\" 'd'",
                "<ul><li>x</li><li>y</li></ul>|x\\ny",
                "no tags|no tags",
                "1 < 2|1 < 2",
            })
    void readsTheTextOutOfHtml(String html, String text) {
        assertThat(MastodonText.plain(html)).isEqualTo(text.replace("\\n", "\n"));
    }

    @Test
    void survivesHostileHtml() {
        for (String html :
                new String[] {"<".repeat(300_000), "<br".repeat(100_000), "&#".repeat(100_000), "@a".repeat(100_000)}) {
            assertThat(MastodonText.plain(html)).isNotNull();
            assertThat(MastodonText.namingNobody(html)).isNotNull();
        }
    }
}
