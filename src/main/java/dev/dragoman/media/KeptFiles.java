package dev.dragoman.media;

import dev.dragoman.media.Keeping.Kept;
import dev.dragoman.media.Keeping.NotKept;
import dev.dragoman.media.Keeping.Why;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import okio.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Files that were handed to us, in our own store. */
@Component
public class KeptFiles {

    /** What one file may have. */
    public static final int LARGEST = 5 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(KeptFiles.class);
    private static final long MEGABYTE = 1024 * 1024;
    private static final long MOST_OF_ONE_OWNER = 50 * MEGABYTE;

    private final JdbcClient jdbc;
    private final long most;

    KeptFiles(JdbcClient jdbc, MediaSettings settings) {
        this.jdbc = jdbc;
        this.most = settings.megabytes() * MEGABYTE;
    }

    /**
     * A file as it is handed in.
     *
     * @param clientId made by the sender, so that a repeat is no second file
     */
    public record Offer(String owner, UUID clientId, String name, ByteString bytes) {}

    /**
     * Stores a file once for each id of its owner. Refuses more than 5 MB, kinds that are not handed on, more than 50 MB
     * of one owner and more than {@code dragoman.media.megabytes} of all.
     */
    @Transactional
    public Keeping keep(Offer offer) {
        if (offer.bytes().size() == 0 || offer.bytes().size() > LARGEST) {
            return new NotKept(Why.SIZE);
        }
        Optional<FileKind> kind = FileKind.of(offer.bytes());
        if (kind.isEmpty()) {
            return new NotKept(Why.KIND);
        }
        Optional<KeptFile> known =
                find(offer.owner(), List.of(offer.clientId())).stream().findFirst();
        if (known.isPresent()) {
            return new Kept(known.get());
        }
        return isFull(offer) ? new NotKept(Why.FULL) : new Kept(store(offer, kind.get()));
    }

    private boolean isFull(Offer offer) {
        return jdbc.sql("""
                select coalesce(sum(size), 0) + :size > :most
                    or coalesce(sum(size) filter (where owner = :owner), 0) + :size > :mostOfOne
                  from media_file
                """)
                .param("size", offer.bytes().size())
                .param("most", most)
                .param("owner", offer.owner())
                .param("mostOfOne", MOST_OF_ONE_OWNER)
                .query(Boolean.class)
                .single();
    }

    private KeptFile store(Offer offer, FileKind kind) {
        return jdbc.sql("""
                insert into media_file as f (owner, client_id, name, kind, bytes, size)
                values (:owner, :clientId, :name, :kind, :bytes, :size)
                on conflict (owner, client_id) do update set owner = f.owner
                returning id, owner, client_id, name, kind
                """)
                .param("owner", offer.owner())
                .param("clientId", offer.clientId())
                .param("name", kind.name(offer.name()))
                .param("kind", kind.name())
                .param("bytes", offer.bytes().toByteArray())
                .param("size", offer.bytes().size())
                .query(KeptFiles::file)
                .single();
    }

    /** Those files of an owner that a message is about to speak of, in the order of their ids; they stay from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<KeptFile> name(String owner, List<UUID> clientIds) {
        jdbc.sql("update media_file set named = true where owner = :owner and client_id = any (:ids::uuid[])")
                .param("owner", owner)
                .param("ids", clientIds.toArray(UUID[]::new))
                .update();
        List<KeptFile> files = find(owner, clientIds);
        return clientIds.stream()
                .flatMap(id -> files.stream().filter(file -> file.clientId().equals(id)))
                .toList();
    }

    private List<KeptFile> find(String owner, Collection<UUID> clientIds) {
        return jdbc.sql("""
                select id, owner, client_id, name, kind from media_file
                 where owner = :owner and client_id = any (:ids::uuid[])
                """)
                .param("owner", owner)
                .param("ids", clientIds.toArray(UUID[]::new))
                .query(KeptFiles::file)
                .list();
    }

    /** The file itself, for somebody who may see all of this owner. */
    Optional<Download.Fetched> open(String owner, UUID id) {
        return jdbc.sql("select kind, bytes from media_file where owner = :owner and id = :id")
                .param("owner", owner)
                .param("id", id)
                .query(KeptFiles::fetched)
                .optional();
    }

    /** The file itself, by the id it was handed in under, once a message speaks of it. */
    public Optional<Download.Fetched> read(String owner, UUID clientId) {
        return jdbc.sql("""
                select kind, bytes from media_file where owner = :owner and client_id = :clientId and named
                """)
                .param("owner", owner)
                .param("clientId", clientId)
                .query(KeptFiles::fetched)
                .optional();
    }

    /** Deletes all files of an owner. */
    @Transactional
    public void forget(String owner) {
        jdbc.sql("delete from media_file where owner = :owner")
                .param("owner", owner)
                .update();
    }

    /** Throws away what no message named within a day. */
    @Scheduled(initialDelay = 600_000, fixedDelay = 3_600_000)
    void tidy() {
        try {
            jdbc.sql("delete from media_file where not named and created_at < clock_timestamp() - interval '1 day'")
                    .update();
        } catch (DataAccessException e) {
            LOG.debug("nothing is thrown away: the store does not answer");
        }
    }

    private static Download.Fetched fetched(ResultSet row, int number) throws SQLException {
        return new Download.Fetched(FileKind.valueOf(row.getString("kind")), ByteString.of(row.getBytes("bytes")));
    }

    private static KeptFile file(ResultSet row, int number) throws SQLException {
        return new KeptFile(
                row.getObject("id", UUID.class),
                row.getString("owner"),
                row.getObject("client_id", UUID.class),
                row.getString("name"),
                FileKind.valueOf(row.getString("kind")));
    }
}
