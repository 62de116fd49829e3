package dev.dragoman.message;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A way to reach a person. It is personal data, so its words show only its kind.
 *
 * @param value an e-mail address in lower case, or the 7 to 15 digits of a phone number from its country code on
 */
public record Contact(Kind kind, String value) {

    /** What kind of value it is. */
    public enum Kind {
        EMAIL,
        PHONE
    }

    /** RFC 5321: 64 characters before the sign, 254 in all. */
    private static final int LONGEST = 254;

    private static final Pattern ADDRESS = Pattern.compile(
            "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[\\p{L}\\p{N}-]{1,63}\\.)+\\p{L}[\\p{L}\\p{N}-]{1,62}");

    /** E.164: 15 digits at most. */
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{6,14}");

    /** Refuses what is not normal, or no such thing at all. */
    public Contact {
        if (!isGood(kind, value)) {
            throw new IllegalArgumentException("not a contact of the kind " + kind);
        }
    }

    /** The e-mail address as it is compared; empty if it is none. */
    public static Optional<Contact> email(String foreign) {
        String address = foreign.strip().toLowerCase(Locale.ROOT);
        return isGood(Kind.EMAIL, address) ? Optional.of(new Contact(Kind.EMAIL, address)) : Optional.empty();
    }

    /** The phone number of these digits from the country code on, with or without a plus; empty if it is none. */
    public static Optional<Contact> phone(String foreign) {
        String digits = foreign.startsWith("+") ? foreign.substring(1) : foreign;
        return isGood(Kind.PHONE, digits) ? Optional.of(new Contact(Kind.PHONE, digits)) : Optional.empty();
    }

    private static boolean isGood(Kind kind, String value) {
        return switch (kind) {
            case EMAIL ->
                value.length() <= LONGEST
                        && ADDRESS.matcher(value).matches()
                        && value.equals(value.toLowerCase(Locale.ROOT));
            case PHONE -> NUMBER.matcher(value).matches();
        };
    }

    @Override
    public String toString() {
        return "Contact[" + kind + "]";
    }
}
