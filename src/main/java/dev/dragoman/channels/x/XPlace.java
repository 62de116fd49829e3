package dev.dragoman.channels.x;

import dev.dragoman.system.Json;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Up to where an account was read.
 *
 * @param since    where the very first look began, for lists that were empty ever since
 * @param messages the latest message; 0 for none
 * @param mentions the latest mention; 0 for none
 * @param posts    the latest post of the account; 0 for none
 * @param day      the day in UTC of the last look at messages
 * @param paid     the earliest message that was read on that day: X charges for the same one once a day; 0 for none
 */
record XPlace(Instant since, BigInteger messages, BigInteger mentions, BigInteger posts, String day, BigInteger paid) {

    /** How far back the very first look goes. What came by webhook in that time is known by its ids. */
    private static final Duration FIRST = Duration.ofHours(1);

    /** Goes on at a place, or begins when there is none. */
    static XPlace read(@Nullable String place, Instant now) {
        var none = BigInteger.ZERO;
        var first = new XPlace(now.minus(FIRST), none, none, none, day(now), none);
        try {
            return place == null ? first : Json.MAPPER.readValue(place, XPlace.class);
        } catch (JacksonException e) {
            return first;
        }
    }

    /** The same after the mentions up to this one. */
    XPlace withMentions(BigInteger last) {
        return new XPlace(since, messages, last, posts, day, paid);
    }

    /** The same after the posts up to this one. */
    XPlace withPosts(BigInteger last) {
        return new XPlace(since, messages, mentions, last, day, paid);
    }

    /** The same after the messages from one to another were read. */
    XPlace withMessages(BigInteger first, BigInteger last, Instant now) {
        BigInteger earliest = isToday(now) && paid.signum() > 0 ? paid.min(first) : first;
        return new XPlace(since, last, mentions, posts, day(now), earliest);
    }

    /** Whether a message was read today already. */
    boolean isPaid(BigInteger message, Instant now) {
        return isToday(now) && paid.signum() > 0 && message.compareTo(paid) >= 0 && message.compareTo(messages) <= 0;
    }

    String written() {
        return Json.MAPPER.writeValueAsString(this);
    }

    private boolean isToday(Instant now) {
        return day.equals(day(now));
    }

    private static String day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
    }
}
