package dev.dragoman.channels.email;

import jakarta.mail.FolderClosedException;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.StoreClosedException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.ConnectionException;

/** What lies below the exceptions of a mail library. */
final class Causes {

    private Causes() {}

    /** Whether the connection to the mail server is lost, so that nothing is known about the mail that was read. */
    static boolean isGone(Throwable e) {
        return has(e, FolderClosedException.class)
                || has(e, StoreClosedException.class)
                || has(e, ConnectionException.class);
    }

    /** Whether somebody deleted the mail meanwhile. */
    static boolean isRemoved(Throwable e) {
        return has(e, MessageRemovedException.class);
    }

    /** Whether the other side could not prove who it is. */
    static boolean isUnsafe(Throwable e) {
        return has(e, SSLException.class);
    }

    private static boolean has(Throwable e, Class<? extends Throwable> kind) {
        int depth = 0;
        for (Throwable cause = e; cause != null && depth < 20; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
            depth++;
        }
        return false;
    }
}
