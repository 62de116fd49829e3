package dev.dragoman.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Divides the places among all that could leave now: people's replies first; then each account's private messages and
 * comments in weighted fair shares, so that no backlog holds up another. Remembers what each had, since places often
 * come one by one; what it forgets in a restart costs nobody more than a place.
 */
final class Shares {

    /** Of every eight places an account fills by itself, seven are for private messages and one for comments. */
    private static final double MESSAGES = 7;

    private static final double COMMENTS = 1;
    private static final int MOST_FLOWS = 10_000;

    private final Map<Flow, Double> ends = new HashMap<>();
    private double now;

    /** A send that could leave. */
    record Candidate(UUID conversation, String channel, String account, String lane, int rank, boolean probe) {

        Flow flow() {
            return new Flow(channel, account, lane.equals("PRIVATE"));
        }
    }

    /** What shares a backlog. */
    record Flow(String channel, String account, boolean messages) {

        double weight() {
            return messages ? MESSAGES : COMMENTS;
        }
    }

    /** The conversations that get a place; those of one backlog in the order in which they are given. */
    synchronized List<Candidate> pick(List<Candidate> all, int most) {
        List<Candidate> picked = new ArrayList<>();
        all.stream().filter(it -> it.rank() == 0).limit(most).forEach(picked::add);
        Map<Flow, Deque<Candidate>> waiting = new LinkedHashMap<>();
        all.stream()
                .filter(it -> it.rank() > 0)
                .forEach(it -> waiting.computeIfAbsent(it.flow(), flow -> new ArrayDeque<>())
                        .add(it));
        while (picked.size() < most && !waiting.isEmpty()) {
            Flow next = waiting.keySet().stream()
                    .min(Comparator.comparingDouble(this::start).thenComparing(flow -> !flow.messages()))
                    .orElseThrow();
            Deque<Candidate> line = waiting.getOrDefault(next, new ArrayDeque<>());
            picked.add(line.remove());
            serve(next);
            if (line.isEmpty()) {
                waiting.remove(next);
            }
        }
        return picked;
    }

    /** When a backlog is served next, in shares; one that was empty gets nothing for the time it was. */
    private double start(Flow flow) {
        return Math.max(now, ends.getOrDefault(flow, 0.0));
    }

    private void serve(Flow flow) {
        if (ends.size() > MOST_FLOWS) {
            ends.clear();
        }
        double start = start(flow);
        now = start;
        ends.put(flow, start + 1 / flow.weight());
    }
}
