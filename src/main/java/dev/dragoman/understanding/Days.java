package dev.dragoman.understanding;

import dev.dragoman.understanding.Phrases.Found;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds days, as far as its language's table goes, and gives each as an ISO date: a week, a month or a year by its first
 * day, a day without a year and a weekday alone as the next one to come.
 */
final class Days {

    private static final String NAME = "time";

    private final Phrases words;
    private final Home home;

    Days(Phrases words, Home home) {
        this.words = words;
        this.home = home;
    }

    void find(List<Token> tokens, List<Entity> found) {
        List<Tag> tags = tags(tokens);
        var written = new WrittenDay(tags, home);
        var spoken = new SpokenDay(tags, home.today(), written);
        for (int i = 0; i < tags.size(); ) {
            @Nullable Day day = longer(written.at(i), spoken.at(i));
            if (day != null) {
                int start = tags.get(i).start();
                int end = tags.get(day.end() - 1).end();
                found.add(new Entity(NAME, day.date().toString(), start, end, BuiltIns.EXTRACTOR));
            }
            i = day == null ? i + 1 : day.end();
        }
    }

    private static @Nullable Day longer(@Nullable Day one, @Nullable Day other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.end() >= other.end() ? one : other;
    }

    private List<Tag> tags(List<Token> tokens) {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < tokens.size(); ) {
            Token token = tokens.get(i);
            @Nullable Found phrase = words.at(tokens, i);
            int end = phrase == null ? i + 1 : i + phrase.tokens();
            boolean touches = i > 0 && tokens.get(i - 1).touches(token);
            String[] meaning = phrase == null
                    ? new String[] {token.kind().name()}
                    : phrase.meaning().split(" ");
            int number = meaning.length > 1 ? Integer.parseInt(meaning[1]) : token.number();
            tags.add(new Tag(meaning[0], number, token, tokens.get(end - 1).end(), touches));
            i = end;
        }
        return tags;
    }

    /** A day that was found, up to this tag. */
    record Day(LocalDate date, int end) {}

    /**
     * One or more tokens and what they mean.
     *
     * @param kind    a kind of the table, else the token's
     * @param touches whether nothing stands before it
     */
    record Tag(String kind, int number, Token token, int end, boolean touches) {

        int start() {
            return token.start();
        }

        boolean is(String wanted) {
            return kind.equals(wanted);
        }

        boolean isSign(char sign) {
            return token.isSign(sign);
        }

        int digits() {
            return is("DIGITS") ? token.text().length() : 0;
        }
    }
}
