package dev.dragoman.simulator;

import java.time.Instant;
import java.util.List;

/**
 * One message as the customer's phone shows it.
 *
 * @param id          the network's message id
 * @param options     what can be pressed under it
 * @param attachments links of what came along
 * @param reaction    the other side's reaction; empty for none
 * @param edits       how often it was changed
 * @param withdrawn   taken back by its writer; the text is gone
 */
public record Line(
        String id,
        Instant at,
        Writer writer,
        String text,
        List<Option> options,
        List<String> attachments,
        String reaction,
        int edits,
        boolean withdrawn) {

    /** Who wrote it. */
    public enum Writer {
        /** The customer. */
        CUSTOMER,
        /** The product, by the network's API. */
        APP,
        /** A person, in the network's own inbox. */
        INBOX
    }

    /** Something to press: a quick reply or a button, which send their payload back, or a link. */
    public record Option(Kind kind, String title, String payload) {

        /** What pressing it does. */
        public enum Kind {
            QUICK_REPLY,
            POSTBACK,
            LINK
        }
    }

    /** A message as it was written. */
    public static Line of(String id, Instant at, Writer writer, String text) {
        return new Line(id, at, writer, text, List.of(), List.of(), "", 0, false);
    }

    /** The same with buttons below it and what came along. */
    public Line with(List<Option> more, List<String> links) {
        return new Line(id, at, writer, text, List.copyOf(more), List.copyOf(links), reaction, edits, withdrawn);
    }

    /** The same after its writer changed it. */
    public Line edited(String newText) {
        return new Line(id, at, writer, newText, options, attachments, reaction, edits + 1, withdrawn);
    }

    /** The same after the other side reacted; empty for a reaction taken back. */
    public Line reacted(String emoji) {
        return new Line(id, at, writer, text, options, attachments, emoji, edits, withdrawn);
    }

    /** The same after its writer took it back. */
    public Line takenBack() {
        return new Line(id, at, writer, "", List.of(), List.of(), "", edits, true);
    }
}
