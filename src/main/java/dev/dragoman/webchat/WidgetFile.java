package dev.dragoman.webchat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.ClassPathResource;

/**
 * The one file a brand's page loads. It is written as small ES modules and joined here in the order of their imports:
 * import lines fall away, {@code export} too, and what is left shares one function's scope. Names must therefore be
 * unique across the modules.
 */
final class WidgetFile {

    /** Each module stands behind those it imports. */
    static final List<String> MODULES =
            List.of("texts", "style", "store", "files", "page", "given", "messages", "panel", "line", "outbox", "main");

    private static final Pattern IMPORT = Pattern.compile("^import [^;]*;\\n", Pattern.MULTILINE);
    private static final Pattern EXPORT = Pattern.compile("^export ", Pattern.MULTILINE);
    private static final Pattern COMMENT = Pattern.compile("^\\s*(//.*|/\\*\\*[^\\n]*\\*/)\\n", Pattern.MULTILINE);
    private static final Pattern INDENT = Pattern.compile("^ +", Pattern.MULTILINE);

    private final byte[] plain;
    private final byte[] zipped;
    private final String tag;

    WidgetFile() {
        String joined = MODULES.stream().map(WidgetFile::module).collect(Collectors.joining());
        plain = ("// Dragoman web chat, Apache-2.0\n(() => {\n'use strict';\n" + joined + "})();\n")
                .getBytes(StandardCharsets.UTF_8);
        zipped = zip(plain);
        var crc = new CRC32C();
        crc.update(plain);
        tag = "\"" + HexFormat.of().toHexDigits((int) crc.getValue()) + "-" + plain.length + "\"";
    }

    byte[] plain() {
        return plain.clone();
    }

    byte[] zipped() {
        return zipped.clone();
    }

    /** Changes with the content, for caches. */
    String tag() {
        return tag;
    }

    static String source(String module) {
        try {
            return new ClassPathResource("webchat/widget/" + module + ".js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException("the widget's module " + module + " is not in the jar", missing);
        }
    }

    private static String module(String name) {
        String code = IMPORT.matcher(source(name)).replaceAll("");
        code = EXPORT.matcher(code).replaceAll("");
        code = COMMENT.matcher(code).replaceAll("");
        return INDENT.matcher(code).replaceAll("");
    }

    private static byte[] zip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
