package dev.dragoman.bus;

import java.util.List;

/** A durable list of work that {@code pgq:<name>} reads; a bean of this type carries the name of the list. */
public interface WorkList {

    /** Takes at most this many pieces, each under a lease of its own; empty when nothing is due. */
    List<?> take(int most);
}
