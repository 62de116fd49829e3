package dev.dragoman.simulator;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Everything the templates of the simulator's page show.
 *
 * @param customer  the number of the person who is played
 * @param customers the numbers to choose from
 * @param headers   JSON of the headers every request of the page must carry
 * @param post      what the one post of the page says
 * @param version   of the network, so that a fragment is only sent anew when something changed
 */
public record SimulatorView(
        Words words,
        int customer,
        List<Integer> customers,
        String pageName,
        String target,
        String headers,
        List<Line> lines,
        String post,
        List<CommentTree> comments,
        List<CallRow> calls,
        Traits traits,
        long version,
        long lastCall) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneId.systemDefault());

    /** The time of day where the server stands. */
    public String time(Instant at) {
        return TIME.format(at);
    }

    /** The name of a comment's author. */
    public String author(Comment comment) {
        return comment.byPage() ? pageName : words.get("customer", String.valueOf(comment.customer()));
    }

    /** Quick replies vanish with the next message, buttons stay. */
    public List<Line.Option> options(Line line) {
        boolean last = line == lines.getLast();
        return line.options().stream()
                .filter(option -> last || option.kind() != Line.Option.Kind.QUICK_REPLY)
                .toList();
    }

    /** Whether the link may be put into the page: plain web addresses only. */
    public boolean isWebLink(String link) {
        return link.startsWith("https://") || link.startsWith("http://");
    }
}
