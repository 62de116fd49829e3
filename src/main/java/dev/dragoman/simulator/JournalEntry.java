package dev.dragoman.simulator;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One HTTP exchange with a pretend network.
 *
 * @param number  counts up from 1 and never repeats in a run
 * @param network such as {@code facebook}
 * @param kind    {@code call}: the product called the network; {@code webhook}: the network called the product
 * @param at      when, by the network's clock
 * @param method  the HTTP method
 * @param path    without host, version and token
 * @param request the fields of the request, the token left out
 * @param status  the HTTP status of the answer; 0 when there was none
 * @param answer  the body of the answer
 * @param note    what the traits did to it, such as {@code accepted, no answer}; empty when nothing
 */
public record JournalEntry(
        long number,
        String network,
        String kind,
        Instant at,
        String method,
        String path,
        JsonNode request,
        int status,
        JsonNode answer,
        String note) {}
