package dev.dragoman.media;

import static org.assertj.core.api.Assertions.assertThat;

import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileKindTests {

    @ParameterizedTest
    @CsvSource({
        "89504E470D0A1A0A0000, PNG",
        "FFD8FFE000104A464946, JPEG",
        "474946383961, GIF",
        "524946460000000057454250, WEBP",
        "255044462D312E37, PDF",
        "00000018667479706D703432, MP4",
        "4F67675300, OGG",
        "4944330300, MP3",
        "524946460000000057415645, WAV",
        "504B030414, ZIP",
        "D0CF11E0A1B11AE100, OFFICE",
        "EFBBBF4772C3BCC39F65, TEXT"
    })
    void knowsAFileByItsFirstBytes(String hex, FileKind kind) {
        assertThat(FileKind.of(ByteString.decodeHex(hex))).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><script>alert(1)</script>",
                " \n\t<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "\uFEFF<?xml version='1.0'?>",
                "#!/bin/sh\nrm -r ~",
                "MZ\u0000\u0003",
                "\u007FELF\u0002",
                "",
                "  "
            })
    void refusesPagesAndPrograms(String content) {
        assertThat(FileKind.of(ByteString.encodeUtf8(content))).isEmpty();
    }

    @Test
    void namesAFileHarmlessly() {
        assertThat(FileKind.PDF.name("offer.pdf")).isEqualTo("offer.pdf");
        assertThat(FileKind.PDF.name("offer.html")).isEqualTo("offer.html.pdf");
        assertThat(FileKind.ZIP.name("report.docx")).isEqualTo("report.docx");
        assertThat(FileKind.ZIP.name("run.jar")).isEqualTo("run.jar.zip");
        assertThat(FileKind.PNG.name("../../etc/passwd")).isEqualTo("_.._etc_passwd.png");
        assertThat(FileKind.PNG.name("a\r\nSet-Cookie: x\u202Egnp.exe")).isEqualTo("a__Set-Cookie_ x_gnp.exe.png");
        assertThat(FileKind.PNG.name("🙂".repeat(300))).isEqualTo("🙂".repeat(100) + ".png");
    }

    @Test
    void letsABrowserDrawNothingButPictures() {
        assertThat(FileKind.WEBP.picture()).isEqualTo("image/webp");
        assertThat(FileKind.PDF.picture()).isNull();
        assertThat(FileKind.TEXT.picture()).isNull();
    }
}
