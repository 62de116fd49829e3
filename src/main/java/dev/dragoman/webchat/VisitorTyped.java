package dev.dragoman.webchat;

import dev.dragoman.message.Address;

/** A visitor is writing just now. Told at most every 3 s by the widget, stored nowhere, and of no consequence if lost. */
public record VisitorTyped(Address address) {}
