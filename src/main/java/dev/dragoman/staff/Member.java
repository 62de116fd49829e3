package dev.dragoman.staff;

/**
 * A line of the list of people.
 *
 * @param disabled may not sign in any more
 */
public record Member(Agent agent, boolean disabled) {}
