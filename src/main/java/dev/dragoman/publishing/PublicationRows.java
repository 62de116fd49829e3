package dev.dragoman.publishing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads the columns of the module's tables. */
final class PublicationRows {

    private PublicationRows() {}

    static Wording wording(ResultSet row) throws SQLException {
        return new Wording(
                row.getString("text"), row.getString("link"), row.getString("picture"), row.getString("title"));
    }

    static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
