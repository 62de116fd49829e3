package dev.dragoman.bus;

import dev.dragoman.message.Foreign;
import dev.dragoman.message.Inbound;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rows of the quarantine as a person sees them: the customer's words where they can be read, else the raw beginning. */
@Component
class QuarantineRows {

    private static final int BEGINNING = 2_000;

    private final InboundJson json;

    QuarantineRows(InboundJson json) {
        this.json = json;
    }

    Quarantined open(ResultSet row, int number) throws SQLException {
        String raw = new String(row.getBytes("beginning"), StandardCharsets.UTF_8);
        String kind = row.getString("kind");
        return new Quarantined(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("channel"),
                row.getString("what"),
                row.getString("reason"),
                kind,
                row.getString("conversation"),
                words(kind, raw),
                row.getInt("bytes"),
                Foreign.cut(Foreign.text(raw), BEGINNING));
    }

    // What lies here could not be worked on, so whatever reading it throws says no more than that.
    private String words(@Nullable String kind, String raw) {
        if (kind == null) {
            return "";
        }
        try {
            return switch (json.read(kind, raw)) {
                case Inbound.Said said -> said.content().text();
                case Inbound.Pressed pressed -> pressed.title();
                case Inbound.Noticed noticed -> noticed.content().text();
                case Inbound.Edited edited -> edited.content().text();
                case Inbound.Echoed echoed -> echoed.content().text();
                case Inbound.Reacted reacted -> reacted.reaction();
                case Inbound.Withdrawn withdrawn -> "";
                case Inbound.Delivered delivered -> "";
                case Inbound.Undelivered undelivered -> undelivered.why();
                case Inbound.Read read -> "";
                case Inbound.Blocked blocked -> "";
            };
        } catch (RuntimeException | StackOverflowError e) {
            return "";
        }
    }
}
