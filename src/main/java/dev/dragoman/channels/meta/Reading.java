package dev.dragoman.channels.meta;

import dev.dragoman.message.Inbound;

/** What became of one item of a payload. */
public sealed interface Reading {

    /** It is an event. */
    record Heard(Inbound event) implements Reading {}

    /** It is of a kind we do not use. */
    record Skipped() implements Reading {}

    /** It claims to be a kind we use and lacks what makes it one. */
    record Broken() implements Reading {}

    Reading SKIPPED = new Skipped();

    Reading BROKEN = new Broken();
}
