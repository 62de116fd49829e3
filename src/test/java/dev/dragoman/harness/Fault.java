package dev.dragoman.harness;

/** What the Graph API does with a call. */
enum Fault {

    /** Takes it and says so. */
    NONE,

    /** Takes it and answers 500. */
    BREAKS_AFTER,

    /** Takes it, and a gateway before it answers 502. */
    GATEWAY_AFTER,

    /** Takes it and never answers. */
    SILENT_AFTER,

    /** Takes it, answers a half and resets the connection. */
    RESET_AFTER,

    /** Takes it and answers a second and a half later. */
    SLOW,

    /** Reads it and hangs up without having taken it. */
    LOST,

    /** 429 with a time to come back. */
    THROTTLED_UNTIL,

    /** 429 and nothing else. */
    THROTTLED
}
