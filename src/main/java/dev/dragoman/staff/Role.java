package dev.dragoman.staff;

/** What a person may do. */
public enum Role {
    /** Everything, people and settings included. */
    ADMINISTRATOR,
    /** Answers customers; reads templates and settings. */
    AGENT,
    /** Edits the reply templates. */
    MARKETER
}
