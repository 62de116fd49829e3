package dev.dragoman.message;

/** The brand's own account on a network: a page, a phone number, a bot. */
public record AccountId(String value) {

    /** Refuses a blank id and one longer than 512 characters. */
    public AccountId {
        value = Foreign.id(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
