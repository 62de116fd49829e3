package dev.dragoman.webchat;

import dev.dragoman.message.Choice;
import java.time.Instant;
import java.util.List;

/**
 * One message as the visitor sees it.
 *
 * @param cursor grows by one with every message of the conversation
 * @param id     the id made in the browser, or {@code m} and the cursor for what we wrote
 * @param from   {@code customer}, {@code bot} or {@code person}
 */
record Line(
        long cursor, String id, String from, String text, List<Choice> choices, List<ShownFile> files, Instant at) {}
