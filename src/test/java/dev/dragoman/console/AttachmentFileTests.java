package dev.dragoman.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.media.Download;
import dev.dragoman.media.FileKind;
import java.io.IOException;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AttachmentFileTests {

    private static final ByteString BYTES = ByteString.encodeUtf8("the bytes");

    @Test
    void letsABrowserDrawAPicture() throws IOException {
        MockHttpServletResponse answer = rendered(FileKind.PNG, "dog");

        assertThat(answer.getContentType()).isEqualTo("image/png");
        assertThat(answer.getHeader("Content-Disposition")).startsWith("inline").contains("dog.png");
        assertThat(answer.getContentAsByteArray()).isEqualTo(BYTES.toByteArray());
    }

    @Test
    void letsABrowserOnlySaveEverythingElse() throws IOException {
        MockHttpServletResponse answer = rendered(FileKind.PDF, "offer\".html");

        assertThat(answer.getContentType()).isEqualTo("application/octet-stream");
        assertThat(answer.getHeader("Content-Disposition"))
                .startsWith("attachment")
                .contains("offer_.html.pdf");
    }

    @Test
    void letsNothingRunAndKeepsNothing() throws IOException {
        for (FileKind kind : FileKind.values()) {
            MockHttpServletResponse answer = rendered(kind, "it");

            assertThat(answer.getHeader("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
            assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.getHeader("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
            assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        }
    }

    private static MockHttpServletResponse rendered(FileKind kind, String title) throws IOException {
        var answer = new MockHttpServletResponse();
        new AttachmentFile(new Download.Fetched(kind, BYTES), title).render(null, new MockHttpServletRequest(), answer);
        return answer;
    }
}
