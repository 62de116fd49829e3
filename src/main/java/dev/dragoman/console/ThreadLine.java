package dev.dragoman.console;

import dev.dragoman.conversations.Message;
import dev.dragoman.conversations.Note;
import dev.dragoman.conversations.OwnerChange;
import dev.dragoman.delivery.Sending;
import dev.dragoman.message.Act;
import dev.dragoman.replies.Decided;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of a thread. */
public sealed interface ThreadLine {

    /** Where it belongs in time. */
    Instant at();

    /** The same line in the next drawing of the thread. */
    String id();

    /**
     * What the customer wrote, or a colleague in the network's own app.
     *
     * @param judgement what we had the network do with it, and what it can do
     */
    record Heard(Message message, Judgement judgement) implements ThreadLine {

        @Override
        public Instant at() {
            return message.at();
        }

        @Override
        public String id() {
            return "heard-" + message.n();
        }

        /** A reaction, or something else that is no words of its own. */
        public boolean isAside() {
            return message.kind().equals("REACTED");
        }
    }

    /**
     * What we send.
     *
     * @param why       what the bot decided; null for what a person wrote
     * @param judgement what we had the network do with it, and what it can do
     */
    record Sent(Sending sending, @Nullable Decided why, Judgement judgement) implements ThreadLine {

        private static final String PERSON = "person:";

        @Override
        public Instant at() {
            return sending.at();
        }

        @Override
        public String id() {
            return "sent-" + sending.id();
        }

        public boolean byBot() {
            return sending.authorName() == null;
        }

        /** A like or a verdict: something done, not said. */
        public boolean isAside() {
            return sending.act() instanceof Act.Like || sending.verdict() != null;
        }

        /** The file that goes with it; null for everything else. */
        public Act.@Nullable SendFile file() {
            return sending.act() instanceof Act.SendFile file ? file : null;
        }

        /** The id the browser gave to a person's reply; empty for everything else. */
        public String browserId() {
            return sending.trigger().startsWith(PERSON) ? sending.trigger().substring(PERSON.length()) : "";
        }

        /** The state as the keys of sentences know it. */
        public String state() {
            return switch (sending.state()) {
                case WAITING, SENDING -> "sending";
                case SENT -> isAside() ? "sent" : arrival();
                case UNCLEAR -> "unclear";
                case FAILED, CANCELLED -> "unsent";
            };
        }

        private String arrival() {
            return sending.readAt() != null ? "read" : sending.deliveredAt() != null ? "delivered" : "sent";
        }

        public boolean failed() {
            return sending.state() == Sending.State.FAILED || sending.state() == Sending.State.UNCLEAR;
        }
    }

    /** What a colleague noted for the staff alone. */
    record Noted(Note note) implements ThreadLine {

        @Override
        public Instant at() {
            return note.at();
        }

        @Override
        public String id() {
            return "note-" + note.id();
        }
    }

    /** What the bot decided without saying a word. */
    record Thought(Decided why) implements ThreadLine {

        @Override
        public Instant at() {
            return why.at();
        }

        @Override
        public String id() {
            return "thought-" + why.at().toEpochMilli();
        }
    }

    /** The conversation went into other hands. */
    record Moved(OwnerChange change, int number) implements ThreadLine {

        @Override
        public Instant at() {
            return change.at();
        }

        @Override
        public String id() {
            return "moved-" + number;
        }
    }
}
