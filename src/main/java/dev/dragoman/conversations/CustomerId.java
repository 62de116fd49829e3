package dev.dragoman.conversations;

import java.util.UUID;

/** Our own id of a customer. Customers that were merged keep theirs, and each of them leads to the one person. */
public record CustomerId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
