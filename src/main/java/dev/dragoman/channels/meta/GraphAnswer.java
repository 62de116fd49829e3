package dev.dragoman.channels.meta;

import dev.dragoman.channels.SendResult;
import dev.dragoman.message.NetworkId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a call of the Graph API ended. */
public sealed interface GraphAnswer {

    /** It was done; the body is an object. */
    record Done(JsonNode body) implements GraphAnswer {}

    /** It was not done, or nobody knows. */
    record Failed(SendResult result) implements GraphAnswer {}

    /** The ending of a send whose answer names what was made in this field; doubtful when the field is not there. */
    default SendResult sent(String field) {
        return then(body -> named(MetaFields.id(body, field), null));
    }

    /** The same for a send that opens a private conversation, which the answer names in a field of its own. */
    default SendResult opened(String field, String threadField) {
        return then(body -> named(MetaFields.id(body, field), MetaFields.id(body, threadField)));
    }

    /** The ending of a call that makes nothing new. */
    default SendResult then(Function<JsonNode, SendResult> done) {
        return switch (this) {
            case Done(JsonNode body) -> done.apply(body);
            case Failed(SendResult result) -> result;
        };
    }

    private static SendResult named(@Nullable NetworkId id, @Nullable NetworkId thread) {
        return id == null
                ? new SendResult.Doubtful("Meta took the call but did not name what it made.")
                : new SendResult.Sent(id, thread);
    }
}
