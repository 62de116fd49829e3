package dev.dragoman.channels;

import dev.dragoman.message.Choice;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Choices as words, for networks that have no buttons or too few of them. */
public final class NumberedList {

    private NumberedList() {}

    /** A blank line and one line a choice, to be put below a text; empty for no choices. */
    public static String of(List<Choice> choices) {
        return choices.isEmpty()
                ? ""
                : IntStream.range(0, choices.size())
                        .mapToObj(i -> (i + 1) + ". " + choices.get(i).title())
                        .collect(Collectors.joining("\n", "\n\n", ""));
    }
}
