package dev.dragoman.channels;

/**
 * How fast an account may call its network, as a bucket of tokens: each send takes one.
 *
 * @param perSecond how many tokens come back in a second; {@link Double#POSITIVE_INFINITY} for a network of our own
 * @param burst     how many tokens the bucket holds, at least 1
 */
public record Pace(double perSecond, int burst) {

    /** For channels behind which no foreign network stands: nothing is counted, and the account never rests. */
    public static final Pace UNLIMITED = new Pace(Double.POSITIVE_INFINITY, Integer.MAX_VALUE);

    /** For networks that publish no figure and answer 429 when it is too much. */
    public static final Pace GENEROUS = new Pace(50, 100);

    public Pace {
        if (!(perSecond > 0) || burst < 1) {
            throw new IllegalArgumentException("a pace needs a rate above 0 and a burst of at least 1");
        }
    }

    /** So many in every hour at most, whatever the burst: an hour never sees more than the two parts together. */
    public static Pace perHour(int most, int burst) {
        return new Pace((most - burst) / 3600.0, burst);
    }

    /** Whether there is anything to count. */
    public boolean isLimited() {
        return perSecond < Double.POSITIVE_INFINITY;
    }
}
