package dev.dragoman.channels.email;

import dev.dragoman.message.NetworkId;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Mail that no person wrote, or that was written to many: it is never answered, since two machines that thank each other
 * never stop. By RFC 3834, section 2, and what programs write that do not keep to it.
 */
final class Automatic {

    private static final List<String> MARKS = List.of(
            "List-Id",
            "List-Post",
            "List-Unsubscribe",
            "X-Autoreply",
            "X-Autorespond",
            "X-Autoresponder",
            "X-Failed-Recipients");

    private static final Pattern PRECEDENCE = Pattern.compile("bulk|junk|list|auto_reply");

    /** By MS-OXCMAIL; the other values are about receipts. */
    private static final Pattern SUPPRESS = Pattern.compile("(.*[,\\s])?(all|oof|autoreply)([,\\s].*)?");

    private static final Pattern MACHINE = Pattern.compile(
            "mailer-?daemon|postmaster|(.+[-_.+])?(no|not|donot|do-not|do_not|dont)[-_.]?reply([-_.+].+)?|bounces?([-_.+].+)?");

    private Automatic() {}

    /** Whether this mail must not be answered. */
    static boolean is(Part mail) throws MessagingException {
        String submitted = lower(mail, "Auto-Submitted").replaceFirst("[;\\s].*", "");
        return !submitted.isEmpty() && !submitted.equals("no")
                || PRECEDENCE.matcher(lower(mail, "Precedence")).matches()
                || SUPPRESS.matcher(lower(mail, "X-Auto-Response-Suppress")).matches()
                || lower(mail, "Return-Path").replace(" ", "").equals("<>")
                || lower(mail, "Content-Type").startsWith("multipart/report")
                || isMarked(mail);
    }

    private static boolean isMarked(Part mail) throws MessagingException {
        for (String mark : MARKS) {
            if (MailHeaders.has(mail, mark)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nobody reads what is written to this address. */
    static boolean isMachine(NetworkId sender) {
        return MACHINE.matcher(MailAddress.local(sender)).matches();
    }

    private static String lower(Part mail, String name) throws MessagingException {
        return MailHeaders.text(mail, name).toLowerCase(Locale.ROOT);
    }
}
