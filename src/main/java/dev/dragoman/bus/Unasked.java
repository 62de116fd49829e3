package dev.dragoman.bus;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import java.sql.ResultSet;
import java.sql.SQLException;

/** An account whose network does not tell what was said there, with the reason. */
public record Unasked(ChannelId channel, AccountId account, String why) {

    static Unasked of(ResultSet row, int number) throws SQLException {
        return new Unasked(
                new ChannelId(row.getString("channel")),
                new AccountId(row.getString("account")),
                row.getString("trouble"));
    }

    @Override
    public String toString() {
        return channel.value() + " " + account.value() + ": " + why;
    }
}
