package dev.dragoman.simulator.whatsapp;

import dev.dragoman.simulator.MetaTraits;
import dev.dragoman.simulator.NetworkTraits;
import java.util.Set;

/**
 * How the pretend WhatsApp misbehaves. A number of calls is how many further calls are affected; each takes one off.
 *
 * @param latencyMillis      pause before each call is worked on, at most 120,000 ms
 * @param failAfterAccepting sends that are carried out, then answered 500
 * @param neverAnswer        sends that are carried out and get no answer for {@code holdMillis}
 * @param holdMillis         how long a call without an answer is held before the connection ends, at most 120,000 ms
 * @param throttle           calls refused with 130429
 * @param pairRate           messages refused with 131056, too many for one person
 * @param callsPerHour       calls after which 80007 comes; usage headers rise to it
 * @param regainMinutes      what the usage header promises while throttled
 * @param tokenDead          every call is refused with 190
 * @param blocked            numbers of the customers who blocked the number: a message to them fails later with 131026
 * @param failLater          messages that are accepted, and fail later with {@code failCode}
 * @param failCode           the code of such a failure
 * @param receipts           whether it is told that our messages were delivered and read
 * @param skipDelivered      that a message was delivered is left out when it was read
 * @param reverseStatuses    what became of a message is told in reverse
 * @param hidePhones         customers have hidden their phone numbers: neither {@code from} nor {@code wa_id} is told
 * @param repeatDeliveries   how often each delivery is sent once more, at most 20
 * @param dropDeliveries     deliveries that are lost
 * @param reorder            deliveries that wait together go out in reverse
 * @param batch              deliveries that wait together go out as one POST of several entries
 */
public record WhatsappTraits(
        int latencyMillis,
        int failAfterAccepting,
        int neverAnswer,
        int holdMillis,
        int throttle,
        int pairRate,
        int callsPerHour,
        int regainMinutes,
        boolean tokenDead,
        Set<Integer> blocked,
        int failLater,
        int failCode,
        boolean receipts,
        boolean skipDelivered,
        boolean reverseStatuses,
        boolean hidePhones,
        int repeatDeliveries,
        int dropDeliveries,
        boolean reorder,
        boolean batch)
        implements MetaTraits {

    /** A network on its best behaviour. */
    public static final WhatsappTraits CALM = new WhatsappTraits(
            0, 0, 0, 30_000, 0, 0, 100_000, 1, false, Set.of(), 0, 131047, true, false, false, false, 0, 0, false,
            false);

    public WhatsappTraits {
        latencyMillis = NetworkTraits.pause(latencyMillis);
        failAfterAccepting = NetworkTraits.calls(failAfterAccepting);
        neverAnswer = NetworkTraits.calls(neverAnswer);
        holdMillis = NetworkTraits.pause(holdMillis);
        throttle = NetworkTraits.calls(throttle);
        pairRate = NetworkTraits.calls(pairRate);
        callsPerHour = Math.max(1, NetworkTraits.calls(callsPerHour));
        regainMinutes = Math.clamp(regainMinutes, 0, 1440);
        blocked = Set.copyOf(blocked);
        failLater = NetworkTraits.calls(failLater);
        repeatDeliveries = Math.clamp(repeatDeliveries, 0, 20);
        dropDeliveries = NetworkTraits.calls(dropDeliveries);
    }
}
