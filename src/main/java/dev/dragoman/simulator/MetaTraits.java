package dev.dragoman.simulator;

/** What all pretend networks of Meta can do wrong beside what every network can. */
public interface MetaTraits extends NetworkTraits {

    /** Calls after which a limit is reached; the usage headers rise to it. */
    int callsPerHour();

    /** What the usage header promises while throttled. */
    int regainMinutes();
}
