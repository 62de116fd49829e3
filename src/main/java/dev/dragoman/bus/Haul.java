package dev.dragoman.bus;

import java.util.ArrayList;
import java.util.List;

/** The next events of several lanes, to be filed by one transaction: on a busy machine a commit costs more than an event. */
public record Haul(List<LaneBatch> batches) {

    /** With so many events the next haul begins: a transaction stays short on a slow machine too. */
    private static final int ENOUGH = 32;

    /** Makes at most so many hauls of these batches; each lane stays whole. */
    public static List<Haul> of(List<LaneBatch> batches, int most) {
        int events = batches.stream().mapToInt(batch -> batch.entries().size()).sum();
        int enough = Math.max(ENOUGH, Math.ceilDiv(events, most));
        List<Haul> hauls = new ArrayList<>();
        List<LaneBatch> haul = new ArrayList<>();
        int held = 0;
        for (LaneBatch batch : batches) {
            haul.add(batch);
            held += batch.entries().size();
            if (held >= enough) {
                hauls.add(new Haul(List.copyOf(haul)));
                haul.clear();
                held = 0;
            }
        }
        if (!haul.isEmpty()) {
            hauls.add(new Haul(List.copyOf(haul)));
        }
        return hauls;
    }
}
