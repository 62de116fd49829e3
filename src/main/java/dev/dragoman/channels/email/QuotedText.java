package dev.dragoman.channels.email;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts from a mail what its writer did not write this time: the mail that is answered, and the signature. */
final class QuotedText {

    /** The line above a quote, in the languages of the programs most in use; it may be broken into three. */
    private static final Pattern ATTRIBUTION = Pattern.compile("(?s)\\s*(On\\s.{5,300}\\swrote:"
            + "|Am\\s.{5,300}\\s?schrieb\\b.{0,120}:"
            + "|Le\\s.{5,300}\\sa\\sécrit\\s?:"
            + "|El\\s.{5,300}\\sescribió:"
            + "|Il\\s.{5,300}\\sha\\sscritto:"
            + "|Op\\s.{5,300}\\sschreef\\b.{0,120}:"
            + "|W\\sdniu\\s.{5,300}\\snapisał\\(?a?\\)?:)\\s*");

    private static final Pattern BORDER = Pattern.compile("\\s*(-{2,}\\s*(Original Message|Ursprüngliche Nachricht"
            + "|Originalnachricht|Message d'origine|Mensaje original|Forwarded message|Weitergeleitete Nachricht)"
            + "\\s*-{2,}|Begin forwarded message:|Anfang der weitergeleiteten Nachricht:)\\s*");

    private static final Pattern FROM = Pattern.compile("\\s*\\*?(From|Von|De|Da|Van|Od):\\*?\\s.+");
    private static final Pattern DATE = Pattern.compile(
            "\\s*\\*?(Sent|Gesendet|Date|Datum|Envoyé|Enviado|Fecha|Inviato|Data|Verzonden|Wysłano)\\s?:\\*?\\s.+");
    /** What programs draw above a quote. */
    private static final Pattern RULE = Pattern.compile("\n+[_-]{8,100}$");

    private static final int SOON = 4;
    private static final int LONGEST_LINE = 500;

    private QuotedText() {}

    /** The words of the writer alone; of a mail that is no answer all of them, when nothing else is left. */
    static String without(String text, boolean isAnswer) {
        List<String> lines = text.lines().toList();
        String own = own(lines);
        return own.isEmpty() && !isAnswer ? text.strip() : own;
    }

    private static String own(List<String> lines) {
        List<String> kept = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            int quote = attribution(lines, at);
            boolean isLast = isSignature(lines.get(at), kept) || isBorder(lines, at);
            if (isLast || quote > 0 && !isQuoted(lines, at + quote)) {
                break;
            }
            if (quote > 0) {
                at += quote;
            } else {
                if (!lines.get(at).startsWith(">")) {
                    kept.add(lines.get(at).stripTrailing());
                }
                at++;
            }
        }
        String own = String.join("\n", kept).replaceAll("\n{3,}", "\n\n").strip();
        return RULE.matcher(own).replaceFirst("");
    }

    private static boolean isSignature(String line, List<String> before) {
        return (line.equals("-- ") || line.equals("--")) && before.stream().anyMatch(kept -> !kept.isBlank());
    }

    private static boolean isBorder(List<String> lines, int at) {
        String line = lines.get(at);
        if (line.length() > LONGEST_LINE) {
            return false;
        }
        return BORDER.matcher(line).matches()
                || FROM.matcher(line).matches()
                        && lines.subList(at + 1, Math.min(lines.size(), at + SOON)).stream()
                                .anyMatch(next -> next.length() < LONGEST_LINE
                                        && DATE.matcher(next).matches());
    }

    /** How many lines tell who wrote what is quoted below; 0 for none. */
    private static int attribution(List<String> lines, int at) {
        var joined = new StringBuilder();
        for (int i = at; i < Math.min(lines.size(), at + 3); i++) {
            joined.append(lines.get(i)).append('\n');
            if (joined.length() > LONGEST_LINE || lines.get(i).isBlank()) {
                return 0;
            }
            if (lines.get(i).stripTrailing().endsWith(":")
                    && ATTRIBUTION.matcher(joined).matches()) {
                return i - at + 1;
            }
        }
        return 0;
    }

    private static boolean isQuoted(List<String> lines, int from) {
        return lines.subList(from, lines.size()).stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .filter(line -> line.startsWith(">"))
                .isPresent();
    }
}
