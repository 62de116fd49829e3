package dev.dragoman.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that a network approved.
 *
 * @param name     the network's name for it
 * @param language the network's code of its language, such as {@code en_US}
 * @param text     what the customer reads, with <code>{{1}}</code>, <code>{{2}}</code> … where something is filled in
 * @param places   how many values are to be filled in
 */
public record ApprovedTemplate(String name, String language, String text, int places) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([0-9]{1,2})\\s*}}");

    /**
     * A piece of the text.
     *
     * @param words what stands there
     * @param place the number of the value that is filled in instead; 0 for words that stay
     */
    public record Piece(String words, int place) {}

    /** What the customer reads with these values, one for each place. */
    public String filled(List<String> values) {
        return PLACE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, values)));
    }

    private static String value(MatchResult place, List<String> values) {
        int number = Integer.parseInt(place.group(1));
        return number >= 1 && number <= values.size() ? values.get(number - 1) : place.group();
    }

    /** The text in pieces, in order. */
    public List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int end = 0;
        while (place.find()) {
            pieces.add(new Piece(text.substring(end, place.start()), 0));
            pieces.add(new Piece(place.group(), Integer.parseInt(place.group(1))));
            end = place.end();
        }
        pieces.add(new Piece(text.substring(end), 0));
        return pieces;
    }
}
