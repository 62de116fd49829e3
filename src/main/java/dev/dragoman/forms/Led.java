package dev.dragoman.forms;

import dev.dragoman.replies.Decision;
import java.util.List;

/**
 * What the bot does by its own rules.
 *
 * @param memory  what it remembers afterwards
 * @param actions the steps of a rule with custom actions, which go before the decision's own words where somebody runs
 *                them; empty where there are none
 */
public record Led(Decision decision, Memory memory, List<String> actions) {}
