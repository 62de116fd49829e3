package dev.dragoman.staff;

/**
 * A person who works here.
 *
 * @param login what the person types to sign in, in lower case
 * @param name  what colleagues see
 */
public record Agent(AgentId id, String login, String name, Role role) {}
