/**
 * What the routes call that no module owns alone: the HTTP entrance, the one transaction of a turn, the desk of a
 * person's reply. Besides the component {@code pgq} the only place that knows Camel.
 */
@ApplicationModule(
        allowedDependencies = {
            "message",
            "channels",
            "media",
            "bus",
            "conversations",
            "rasa",
            "understanding",
            "replies",
            "forms",
            "delivery",
            "handoff",
            "system",
            "channels :: rest"
        })
@NullMarked
package dev.dragoman.flow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
