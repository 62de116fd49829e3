package dev.dragoman.publishing;

import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.NetworkId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads publications together with what became of them in each place. */
@Component
class PublicationList {

    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Outlets outlets;

    PublicationList(JdbcClient jdbc, Outlets outlets) {
        this.jdbc = jdbc;
        this.outlets = outlets;
    }

    List<Planned> recent() {
        return read(jdbc.sql("select id from publication order by due_at desc limit :most")
                .param("most", MOST)
                .query(UUID.class)
                .list());
    }

    Optional<Planned> find(PublicationId id) {
        return read(List.of(id.value())).stream().findFirst();
    }

    Optional<Planned> of(Place place, NetworkId post) {
        return jdbc.sql("""
                select publication from placement
                 where channel = :channel and account = :account and external_id = :post
                 order by settled_at desc limit 1
                """)
                .param("channel", place.channel().value())
                .param("account", place.account().value())
                .param("post", post.value())
                .query(UUID.class)
                .optional()
                .flatMap(id -> find(new PublicationId(id)));
    }

    private List<Planned> read(List<UUID> ids) {
        UUID[] wanted = ids.toArray(UUID[]::new);
        Map<UUID, List<Placement>> placements = new HashMap<>();
        jdbc.sql("select * from placement where publication = any (:ids::uuid[]) order by channel, account")
                .param("ids", wanted)
                .query(row -> {
                    placements
                            .computeIfAbsent(row.getObject("publication", UUID.class), id -> new ArrayList<>())
                            .add(placement(row));
                });
        return jdbc.sql("select * from publication where id = any (:ids::uuid[]) order by due_at desc, id desc")
                .param("ids", wanted)
                .query((row, n) -> planned(row, placements))
                .list();
    }

    private static Planned planned(ResultSet row, Map<UUID, List<Placement>> placements) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Planned(
                new PublicationId(id),
                PublicationRows.wording(row),
                row.getString("author_name"),
                PublicationRows.at(row, "due_at"),
                row.getInt("version"),
                List.copyOf(placements.getOrDefault(id, List.of())));
    }

    private Placement placement(ResultSet row) throws SQLException {
        var place = new Place(new ChannelId(row.getString("channel")), new AccountId(row.getString("account")));
        @Nullable String external = row.getString("external_id");
        @Nullable NetworkId published = external == null ? null : new NetworkId(external);
        return new Placement(
                row.getObject("id", UUID.class),
                place,
                Placement.State.valueOf(row.getString("state")),
                row.getInt("tries"),
                PublicationRows.at(row, "not_before"),
                row.getBoolean("doubted"),
                published,
                published == null ? null : outlets.address(place, published).orElse(null),
                row.getString("reason"));
    }
}
