package dev.dragoman.channels;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a network last said in its headers is left of each limit.
 *
 * @param <K> how the network tells its limits apart
 */
public final class HeardQuotas<K> {

    private static final Pattern NUMBER = Pattern.compile("\\s*([0-9]{1,12})(?![0-9]).*");

    private final Map<K, Quota> heard = new ConcurrentHashMap<>();
    private final String prefix;

    /** For headers that begin so, in lower case, and end with {@code limit} and {@code remaining}. */
    public HeardQuotas(String prefix) {
        this.prefix = prefix;
    }

    /** Takes the headers of an answer; changes nothing when they do not say both numbers. */
    public void note(K limit, Map<String, String> headers, @Nullable Instant until) {
        Matcher most = NUMBER.matcher(headers.getOrDefault(prefix + "limit", ""));
        Matcher left = NUMBER.matcher(headers.getOrDefault(prefix + "remaining", ""));
        if (most.matches() && left.matches()) {
            heard.put(
                    limit,
                    new Quota(Quota.Unit.CALLS, Long.parseLong(left.group(1)), Long.parseLong(most.group(1)), until));
        }
    }

    /** Of these limits the one of which the smallest part is left; empty when all have begun anew since. */
    public Optional<Quota> scarcest(Predicate<? super K> which, Instant now) {
        return Quota.scarcest(
                heard.entrySet().stream()
                        .filter(one -> which.test(one.getKey()))
                        .map(Map.Entry::getValue)
                        .toList(),
                now);
    }
}
