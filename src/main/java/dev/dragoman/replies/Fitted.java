package dev.dragoman.replies;

import dev.dragoman.message.Choice;
import java.util.List;

/** Text and buttons that a network takes as they are, ready for an act. */
public record Fitted(String text, List<Choice> choices) {}
