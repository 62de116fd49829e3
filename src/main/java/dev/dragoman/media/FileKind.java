package dev.dragoman.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The kinds of files that are handed on. Their own first bytes tell, not what anybody claims. */
public enum FileKind {
    PNG(begins("89504E470D0A1A0A"), "image/png", "png"),
    JPEG(begins("FFD8FF"), "image/jpeg", "jpg", "jpeg"),
    GIF(says("GIF87a").or(says("GIF89a")), "image/gif", "gif"),
    WEBP(says("RIFF").and(saysAt(8, "WEBP")), "image/webp", "webp"),
    PDF(says("%PDF-"), null, "pdf"),
    MP4(saysAt(4, "ftyp"), null, "mp4", "m4a", "m4v", "mov", "3gp", "heic", "heif", "avif"),
    WEBM(begins("1A45DFA3"), null, "webm", "mkv", "weba"),
    OGG(says("OggS"), null, "ogg", "oga", "ogv", "opus"),
    MP3(says("ID3").or(begins("FFFB")).or(begins("FFF3")).or(begins("FFF2")), null, "mp3"),
    AAC(begins("FFF1").or(begins("FFF9")), null, "aac"),
    AMR(says("#!AMR"), null, "amr"),
    WAV(says("RIFF").and(saysAt(8, "WAVE")), null, "wav"),
    ZIP(begins("504B0304"), null, "zip", "docx", "xlsx", "pptx", "odt", "ods", "odp"),
    OFFICE(begins("D0CF11E0A1B11AE1"), null, "doc", "xls", "ppt"),
    TEXT(FileKind::isPlainText, null, "txt", "csv", "vcf", "ics");

    private static final int LOOKED_AT = 1024;
    private static final int LONGEST_NAME = 100;

    private final Predicate<ByteString> sign;
    private final @Nullable String picture;
    private final List<String> endings;

    FileKind(Predicate<ByteString> sign, @Nullable String picture, String... endings) {
        this.sign = sign;
        this.picture = picture;
        this.endings = List.of(endings);
    }

    /** The kind of a file; empty for one that is not handed on, such as a page or a program. */
    public static Optional<FileKind> of(ByteString bytes) {
        return Arrays.stream(values()).filter(kind -> kind.sign.test(bytes)).findFirst();
    }

    /** What it is, as networks and browsers are told: such as {@code png}. */
    public String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The content type of a picture that a browser may draw; null for what it may only save. */
    public @Nullable String picture() {
        return picture;
    }

    /** A harmless name for a file of this kind, made of the one it came with. */
    public String name(String given) {
        String plain = given.replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|%]", "_")
                .replaceFirst("^[.\\s]+", "")
                .strip();
        String name = plain.substring(0, plain.offsetByCodePoints(0, Math.min(LONGEST_NAME, count(plain))));
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.contains(".") && endings.contains(ending) ? name : name + "." + endings.getFirst();
    }

    private static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Predicate<ByteString> begins(String hex) {
        ByteString sign = ByteString.decodeHex(hex);
        return bytes -> bytes.startsWith(sign);
    }

    private static Predicate<ByteString> says(String text) {
        return saysAt(0, text);
    }

    private static Predicate<ByteString> saysAt(int place, String text) {
        ByteString sign = ByteString.encodeUtf8(text);
        return bytes -> bytes.rangeEquals(place, sign, 0, sign.size());
    }

    /** Words without control characters, and no markup: a page may call itself a text. */
    private static boolean isPlainText(ByteString bytes) {
        String start = bytes.substring(0, Math.min(LOOKED_AT, bytes.size())).string(UTF_8);
        String words = start.replaceFirst("^\\uFEFF", "").strip();
        return !words.isEmpty()
                && !words.startsWith("<")
                && !words.startsWith("#!")
                && words.chars()
                        .noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' || c == 127);
    }
}
