package dev.dragoman.bus;

import dev.dragoman.message.Inbound;
import dev.dragoman.system.Json;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes events into the log and reads them again; the kind is the simple name of the record. */
@Component
class InboundJson {

    private static final Map<String, Class<?>> KINDS = Arrays.stream(Inbound.class.getPermittedSubclasses())
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    String write(Inbound inbound) {
        return Json.MAPPER.writeValueAsString(inbound);
    }

    /** Refuses a kind this version does not know. */
    Inbound read(String kind, String payload) {
        Class<?> type = KINDS.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("unknown kind of event: " + kind);
        }
        return (Inbound) Json.MAPPER.readValue(payload, type);
    }
}
