package dev.dragoman.console;

import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.OwnerChange;
import dev.dragoman.handoff.Ticket;
import dev.dragoman.media.FileKind;
import dev.dragoman.message.Act;
import dev.dragoman.message.Attachment;
import dev.dragoman.replies.Decided;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** How the pages of the inbox name things. */
public final class InboxWords {

    private InboxWords() {}

    /** The customer's name, or neutral words where the network gives none. */
    public static String name(Screen screen, Conversation conversation) {
        return name(screen, conversation.name());
    }

    /** A customer's name, or neutral words where no network gave one. */
    public static String name(Screen screen, @Nullable String name) {
        return name == null || name.isBlank() ? screen.say("inbox.nameless") : name;
    }

    /** The first character of a name, whatever its script. */
    public static String initial(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1));
    }

    /** The network's own name. */
    public static String channel(Screen screen, Conversation conversation) {
        String id = conversation.address().channel().value();
        return known(screen, "inbox.channel." + id, id);
    }

    /** How long ago something was, in its largest unit. */
    public static String age(Screen screen, Instant since) {
        Duration age = Duration.between(since, Instant.now());
        if (age.toMinutes() < 1) {
            return screen.say("inbox.age.now");
        }
        if (age.toHours() < 1) {
            return screen.say("inbox.age.minutes", age.toMinutes());
        }
        return age.toDays() < 1
                ? screen.say("inbox.age.hours", age.toHours())
                : screen.say("inbox.age.days", age.toDays());
    }

    /** Why the bot did what it did. */
    public static String reason(Screen screen, Decided decided) {
        return known(screen, "inbox.rule." + decided.rule().replace(' ', '-'), decided.reason());
    }

    /** Why a person is wanted now, or else why the bot did what it did last. */
    public static String reason(Screen screen, @Nullable Ticket ticket, Decided decided) {
        return ticket == null || ticket.reason().equals(decided.reason())
                ? reason(screen, decided)
                : screen.reason(ticket.reason());
    }

    /** An intent or a template without the signs of its name. */
    public static String plain(@Nullable String name) {
        return name == null ? "" : name.replaceFirst("^utter_", "").replace('_', ' ');
    }

    /** Names of templates or intents in one line. */
    public static String plain(List<String> names) {
        return names.stream().map(InboxWords::plain).collect(Collectors.joining(", "));
    }

    /** A share of one as whole percent. */
    public static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** A change of hands as a sentence. */
    public static String moved(Screen screen, OwnerChange change) {
        String key = "inbox.moved." + change.now().name();
        String by = change.byName();
        return by == null ? screen.say(key, screen.reason(change.reason())) : screen.say(key + ".by", by);
    }

    /** Whether an attachment says where it is kept, in the open web or by a reference that its network knows. */
    public static boolean isOpenable(Attachment attachment) {
        String url = attachment.url();
        return isLinkable(attachment) || url != null && url.matches("[a-z]+:[A-Za-z0-9_-]+");
    }

    /** Whether a page may link to where an attachment is kept. */
    public static boolean isLinkable(Attachment attachment) {
        String url = attachment.url();
        try {
            return url != null && "https".equals(new URI(url).getScheme());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Whether a file that we send is one to be looked at. */
    public static boolean isPicture(Act.SendFile file) {
        return Stream.of(FileKind.values())
                .anyMatch(kind -> kind.picture() != null && kind.type().equals(file.type()));
    }

    /** Where a file that we send is opened. */
    public static String address(OpenThread thread, Act.SendFile file) {
        return "/inbox/conversations/%s/files/%s?name=%s"
                .formatted(thread.id(), file.file(), UriUtils.encode(file.name(), StandardCharsets.UTF_8));
    }

    private static String known(Screen screen, String key, String otherwise) {
        String sentence = screen.say(key);
        return sentence.equals(key) ? otherwise : sentence;
    }
}
