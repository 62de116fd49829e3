package dev.dragoman.simulator;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A call of the product's webhook.
 *
 * @param headers  what the network sends along, signatures among them; never noted
 * @param document what the journal shows
 * @param body     the bytes that are posted, exactly those that were signed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Hook(String url, Map<String, String> headers, JsonNode document, byte[] body) {

    public Hook {
        headers = Map.copyOf(headers);
    }
}
