package dev.dragoman.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.dragoman.channels.Reception;
import dev.dragoman.message.Inbound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a stranger sends, reading it ends as a value. */
class EmailFuzzTests {

    private static final List<String> INTRUDERS = List.of(
            "\0",
            "\r",
            "\n\n",
            "=?UTF-8?B?",
            "?=",
            "\"",
            "<",
            ">",
            ";",
            "boundary=",
            "--b\n",
            "=FF",
            "ÿ",
            "(",
            "\uFFFF",
            "charset=x-none",
            "Content-Transfer-Encoding: zip\n",
            "Content-Type: multipart/mixed; boundary=\"b\"\n\n");

    private final EmailUpdate update = new EmailUpdate(
            new EmailSettings.Mailbox(
                    "support", "Shop", EmailFixture.OWN, "imap://localhost", "smtp://localhost", "", "x"),
            key -> true);

    @Test
    void survivesAThousandMutations() throws IOException {
        List<Path> samples;
        try (Stream<Path> files = Files.list(EmailFixture.SAMPLES)) {
            samples = files.sorted().toList();
        }
        var random = new Random(20260302);
        for (int round = 0; round < 1000; round++) {
            String sample = Files.readString(samples.get(random.nextInt(samples.size())));
            String mail = mutated(sample, random);

            assertThatCode(() -> read(mail)).as(mail).doesNotThrowAnyException();
        }
    }

    @Test
    void keepsCommandsOutOfWhatItRepeats() {
        Reception reception = read("Message-ID: <m@x>\nFrom: \"=?UTF-8?Q?A=0D=0ABcc:_x@y?=\" <ana@customer.example>\n"
                + "Subject: =?UTF-8?Q?Hello=0D=0ABcc:_x@y?=\n\nWords.\n");

        assertThat(reception).isInstanceOfSatisfying(Reception.Taken.class, taken -> {
            Inbound.Said said = (Inbound.Said) taken.events().getFirst();
            assertThat(said.author().name()).isEqualTo("A Bcc: x@y");
            assertThat(said.content().text()).isEqualTo("Hello Bcc: x@y\n\nWords.");
        });
    }

    @Test
    void bearsAMillionEmptyParts() {
        String mail = "From: ana@customer.example\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nHello.\n"
                + "--b\n\n".repeat(500_000);

        assertThat(read(mail)).isInstanceOf(Reception.Taken.class);
    }

    @Test
    void bearsDeepNests() {
        StringBuilder mail = new StringBuilder("From: ana@customer.example\nSubject: Deep\n");
        for (int i = 0; i < 5000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        String html = "From: ana@customer.example\nContent-Type: text/html\n\n" + "<div>".repeat(50_000) + "Hello.";
        String blank =
                "From: ana@customer.example\nContent-Type: text/html\n\n<pre>a" + " ".repeat(350_000) + "b</pre>";

        assertThat(read(mail.toString())).isInstanceOf(Reception.class);
        assertThat(read(html)).isInstanceOf(Reception.Taken.class);
        assertThat(read(blank)).isInstanceOf(Reception.Taken.class);
    }

    @Test
    void refusesAHeaderWithoutEnd() {
        assertThat(read("From: ana@customer.example\n" + "X: y\n".repeat(100_000)))
                .isInstanceOf(Reception.Unreadable.class);
    }

    private Reception read(String mail) {
        return update.read(mail.getBytes(StandardCharsets.UTF_8), EmailFixture.NOW);
    }

    private static String mutated(String sample, Random random) {
        var mail = new StringBuilder(sample);
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(mail.length());
            switch (random.nextInt(3)) {
                case 0 -> mail.delete(at, Math.min(mail.length(), at + 1 + random.nextInt(20)));
                case 1 -> mail.insert(at, INTRUDERS.get(random.nextInt(INTRUDERS.size())));
                default -> mail.setLength(Math.max(20, at));
            }
        }
        return mail.toString();
    }
}
