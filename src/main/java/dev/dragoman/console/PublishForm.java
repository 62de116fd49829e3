package dev.dragoman.console;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import dev.dragoman.publishing.Place;
import dev.dragoman.publishing.Placement;
import dev.dragoman.publishing.Planned;
import dev.dragoman.publishing.PublicationId;
import dev.dragoman.publishing.Wording;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.util.MultiValueMap;

/**
 * The form of a publication, as it was sent.
 *
 * @param id     made with the form, so that sending it twice plans it once
 * @param seen   the version the writer started from; 0 for a new one
 * @param places those that are ticked
 * @param atOnce whether it shall go now
 * @param at     otherwise when, on the brand's clock, as the browser writes it
 */
public record PublishForm(UUID id, int seen, Wording wording, List<Place> places, boolean atOnce, String at) {

    private static final int MOST_PLACES = 100;

    /** An empty form, with a time in an hour. */
    static PublishForm empty(ZoneId zone) {
        LocalDateTime soon = LocalDateTime.now(zone).plusHours(1).truncatedTo(ChronoUnit.HOURS);
        return new PublishForm(
                UUID.randomUUID(), 0, new Wording("", null, null, null), List.of(), true, soon.toString());
    }

    /** The form as somebody finds it who changes a publication. */
    static PublishForm of(Planned planned, ZoneId zone) {
        LocalDateTime at = LocalDateTime.ofInstant(planned.at(), zone).truncatedTo(ChronoUnit.MINUTES);
        List<Place> places = planned.placements().stream().map(Placement::place).toList();
        return new PublishForm(
                planned.id().value(), planned.version(), planned.wording(), places, false, at.toString());
    }

    static PublishForm of(MultiValueMap<String, String> fields) {
        return new PublishForm(
                id(value(fields, "id")),
                number(value(fields, "seen")),
                new Wording(
                        value(fields, "text"), value(fields, "link"), value(fields, "picture"), value(fields, "title")),
                fields.getOrDefault("to", List.of()).stream()
                        .limit(MOST_PLACES)
                        .flatMap(to -> place(to).stream())
                        .toList(),
                !value(fields, "when").equals("at"),
                value(fields, "at"));
    }

    private static String value(MultiValueMap<String, String> fields, String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : value;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return UUID.randomUUID();
        }
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** The same for the publication whose address it was sent to. */
    PublishForm named(PublicationId publication) {
        return new PublishForm(publication.value(), seen, wording, places, atOnce, at);
    }

    /** The same, started from a newer version. */
    PublishForm seen(int newest) {
        return new PublishForm(id, newest, wording, places, atOnce, at);
    }

    /** How a place is written in the form. */
    public static String written(Place place) {
        return place.channel() + ":" + place.account();
    }

    private static Optional<Place> place(String written) {
        int end = written.indexOf(':');
        try {
            return Optional.of(new Place(
                    new ChannelId(written.substring(0, Math.max(end, 0))), new AccountId(written.substring(end + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** When it shall go; empty when the time cannot be read or is over. */
    Optional<Instant> time(ZoneId zone) {
        Instant now = Instant.now();
        if (atOnce) {
            return Optional.of(now);
        }
        try {
            return Optional.of(LocalDateTime.parse(at).atZone(zone).toInstant()).filter(then -> then.isAfter(now));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
