package dev.dragoman.publishing;

import java.time.Instant;
import java.util.List;

/** What is to be published, where, and when; a time that is over means at once. */
public record Plan(Wording wording, List<Place> places, Instant at) {

    public Plan {
        places = places.stream().distinct().toList();
    }
}
