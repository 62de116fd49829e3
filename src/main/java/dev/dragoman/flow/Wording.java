package dev.dragoman.flow;

import dev.dragoman.channels.Limits;
import dev.dragoman.channels.NumberedList;
import dev.dragoman.message.Choice;
import dev.dragoman.replies.Fitted;
import dev.dragoman.replies.Fitting;
import java.util.ArrayList;
import java.util.List;

/** Joins several messages to one, as long as the network takes it: Rasa parts at every blank line what is one answer. */
final class Wording {

    private static final String GAP = "\n\n";

    private final Limits limits;
    private final List<Fitted> ready = new ArrayList<>();
    private String text;
    private List<Choice> choices = List.of();

    /** The opening, if not empty, comes before the first words. */
    Wording(String opening, Limits limits) {
        this.text = opening;
        this.limits = limits;
    }

    void add(String words, List<Choice> more) {
        String joined = text.isEmpty() || text.endsWith(GAP) || words.isEmpty() ? text + words : text + GAP + words;
        if (choices.isEmpty() && limits.fits(joined + NumberedList.of(more))) {
            text = joined;
            choices = more;
        } else {
            close();
            text = words;
            choices = more;
        }
    }

    List<Fitted> all() {
        close();
        return List.copyOf(ready);
    }

    private void close() {
        if (!text.isBlank()) {
            ready.add(Fitting.fit(text.strip(), choices, limits));
        }
        text = "";
        choices = List.of();
    }
}
