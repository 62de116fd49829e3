package dev.dragoman.console;

import dev.dragoman.media.Download;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.web.servlet.View;

/** A foreign file: a picture is drawn, everything else can only be saved, and nothing in it ever runs. */
record AttachmentFile(Download.Fetched file, String title) implements View {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    @Override
    public String getContentType() {
        String picture = file.kind().picture();
        return picture == null ? "application/octet-stream" : picture;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(getContentType());
        response.setContentLength(file.bytes().size());
        response.setHeader("Content-Disposition", disposition());
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        file.bytes().write(response.getOutputStream());
    }

    private String disposition() {
        ContentDisposition.Builder way =
                file.kind().picture() == null ? ContentDisposition.attachment() : ContentDisposition.inline();
        return way.filename(file.kind().name(title), StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
