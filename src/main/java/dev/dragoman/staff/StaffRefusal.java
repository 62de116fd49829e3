package dev.dragoman.staff;

/** A change to the staff that was refused. */
public final class StaffRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    StaffRefusal(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** Why, for the words on the page. */
    public Reason reason() {
        return reason;
    }

    /** Why a change was refused. */
    public enum Reason {
        /** The login is empty, longer than 60 characters or has other signs than a-z, 0-9, dot, dash, underscore, @. */
        LOGIN_UNUSABLE,
        /** Somebody has this login. */
        LOGIN_TAKEN,
        /** The name is empty or longer than 120 characters. */
        NAME_UNUSABLE,
        /** The password has fewer than 12 or more than 128 characters. */
        PASSWORD_LENGTH,
        /** The password contains the login, or hardly any different characters. */
        PASSWORD_GUESSABLE,
        /** What was given as the current password is not. */
        PASSWORD_WRONG,
        /** The new password is the current one. */
        PASSWORD_SAME,
        /** This person signs in without a password, as the demo's does. */
        NO_PASSWORD,
        /** Without this person nobody could administer the house. */
        LAST_ADMINISTRATOR
    }
}
