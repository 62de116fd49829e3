package dev.dragoman.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.message.Moderation;
import dev.dragoman.message.Visibility;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page {@code docs/channels/README.md}: a row for each network, made from its channel. A stale row fails the build of
 * its network; {@code mvn test -Dtest=<its test> -Dwrite=channels} writes it anew.
 */
final class Capabilities {

    private static final Path PAGE = Path.of("docs/channels/README.md");
    private static final Pattern ROW = Pattern.compile("^\\| \\[(\\w+)]\\(\\w+\\.md\\) \\|.*$", Pattern.MULTILINE);

    private static final String INTRODUCTION = """
            # What each network can do

            Made from the code, row by row, so do not edit it here: `mvn test -Dtest='*Tests' -Dwrite=channels`.

            **Comes in**: the network calls us, or we ask it; with *catches up*, it can be asked later what was missed.
            **Window**: how long after the customer's last word the bot may write, and a person where that is longer. **Text**:
            the longest message. **Comments**: what can be done with one beside answering it. **Doubt**: what proves a send
            whose answer got lost ([states and classes](../sending.md#doubt)). **Pace**: sends a second and account, and how many at
            once.

            | Network | Comes in | Messages: window, text, buttons | Comments: window, text | Comments | Doubt | Pace |
            |---|---|---|---|---|---|---|
            """;

    private Capabilities() {}

    /** Fails when the row of this channel does not say what the channel says. */
    static synchronized void mustShow(Channel channel, List<Visibility> speaks) throws IOException {
        String name = channel.id().value();
        String row = row(channel, speaks);
        if ("channels".equals(System.getProperty("write"))) {
            var rows = rows();
            rows.put(name, row);
            Files.writeString(PAGE, INTRODUCTION + String.join("\n", rows.values()) + "\n");
        }

        assertThat(rows().get(name))
                .as("the row of %s in %s is stale, run its test with -Dwrite=channels", name, PAGE)
                .isEqualTo(row);
    }

    /** The rows of the page, by network. */
    static TreeMap<String, String> rows() throws IOException {
        var rows = new TreeMap<String, String>();
        if (Files.exists(PAGE)) {
            Matcher row = ROW.matcher(Files.readString(PAGE));
            while (row.find()) {
                rows.put(row.group(1), row.group());
            }
        }
        return rows;
    }

    private static String row(Channel channel, List<Visibility> speaks) {
        String name = channel.id().value();
        return "| [%s](%s.md) | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        name,
                        name,
                        arrives(channel),
                        speaks.contains(Visibility.PRIVATE) ? messages(channel) : "–",
                        speaks.contains(Visibility.PUBLIC) ? comments(channel.limits(Visibility.PUBLIC)) : "–",
                        withComments(channel),
                        doubt(channel),
                        pace(channel, speaks));
    }

    private static String arrives(Channel channel) {
        var ways = new StringJoiner(" or ");
        if (channel instanceof WebhookChannel) {
            ways.add("calls us");
        }
        if (channel instanceof PolledChannel) {
            ways.add("is asked");
        }
        ways.setEmptyValue("is ours");
        return ways + (channel instanceof CatchesUp ? ", catches up" : "");
    }

    private static String messages(Channel channel) {
        Limits limits = channel.limits(Visibility.PRIVATE);
        return comments(limits) + ", " + (limits.choices() == 0 ? "no" : limits.choices()) + " buttons"
                + (channel instanceof ShowsTyping ? ", shows typing" : "")
                + (channel instanceof SendsTemplates ? ", templates at any time" : "")
                + (channel instanceof Moderates moderates
                        ? verdicts(moderates, Visibility.PRIVATE)
                                .map(", "::concat)
                                .collect(Collectors.joining())
                        : "");
    }

    private static String comments(Limits limits) {
        @Nullable Duration bot = limits.window();
        @Nullable Duration person = limits.personWindow();
        String window = bot == null ? "always" : words(bot);
        if (bot != null && !bot.equals(person)) {
            window += person == null ? " (person: always)" : " (person: " + words(person) + ")";
        }
        return "%s, %d %s".formatted(window, limits.longest(), limits.unit().words());
    }

    private static String words(Duration duration) {
        if (duration.toHours() == 0) {
            return duration.toMinutes() + " min";
        }
        return duration.toHours() % 24 == 0 && duration.toDays() > 1
                ? duration.toDays() + " days"
                : duration.toHours() + " h";
    }

    private static String withComments(Channel channel) {
        var acts = new StringJoiner(", ").setEmptyValue("–");
        if (channel instanceof RepliesPrivately replies) {
            acts.add("private reply within " + words(replies.privateReplyWindow()));
        }
        if (channel instanceof LikesComments) {
            acts.add("like");
        }
        if (channel instanceof Moderates moderates) {
            verdicts(moderates, Visibility.PUBLIC).forEach(acts::add);
        }
        return acts.toString();
    }

    private static Stream<String> verdicts(Moderates channel, Visibility visibility) {
        @Nullable Duration own = channel.deletesOwnFor();
        String within = own == null ? "" : " within " + words(own);
        return Stream.of(Moderation.values())
                .filter(channel.verdicts(visibility)::contains)
                .map(verdict -> switch (verdict) {
                    case DELETE_OWN -> "delete own" + within;
                    default -> verdict.name().toLowerCase(Locale.ROOT);
                });
    }

    private static String doubt(Channel channel) {
        String lists = channel instanceof ReadsBack ? " or its list" : "";
        return switch (channel.proof()) {
            case CLIENT_KEY -> "our key, for " + words(channel.keyLife());
            case ECHO -> "its echo" + lists;
            case NONE -> "nothing";
        };
    }

    private static String pace(Channel channel, List<Visibility> speaks) {
        var paces = new StringJoiner("; ").setEmptyValue("–");
        for (Visibility visibility : speaks) {
            Pace pace = channel.pace(visibility);
            String kind = visibility == Visibility.PRIVATE ? "messages " : "comments ";
            paces.add(kind
                    + (pace.isLimited() ? "%s/s, %d".formatted(figure(pace.perSecond()), pace.burst()) : "unlimited"));
        }
        return paces.toString();
    }

    /** Two significant digits, without an exponent. */
    private static String figure(double perSecond) {
        return new BigDecimal(perSecond)
                .round(new MathContext(2))
                .stripTrailingZeros()
                .toPlainString();
    }
}
