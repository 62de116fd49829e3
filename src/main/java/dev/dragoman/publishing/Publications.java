package dev.dragoman.publishing;

import dev.dragoman.bus.Waker;
import dev.dragoman.bus.WorkList;
import dev.dragoman.message.NetworkId;
import dev.dragoman.publishing.Outcome.Refused;
import dev.dragoman.publishing.Outcome.Stored;
import dev.dragoman.publishing.Outcome.TooLate;
import dev.dragoman.staff.Agent;
import dev.dragoman.staff.Audit;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door of the module: plan what is said to everybody, change it, take it back, and see what became of it. */
@Component("publications")
public class Publications implements WorkList {

    /** The name of the list for {@link Waker}. */
    public static final String LIST = "publications";

    private final JdbcClient jdbc;
    private final Outlets outlets;
    private final Leaving leaving;
    private final PublicationList list;
    private final PublishingSettings settings;
    private final Audit audit;
    private final Waker waker;

    Publications(
            JdbcClient jdbc,
            Outlets outlets,
            Leaving leaving,
            PublicationList list,
            PublishingSettings settings,
            Audit audit,
            Waker waker) {
        this.jdbc = jdbc;
        this.outlets = outlets;
        this.leaving = leaving;
        this.list = list;
        this.settings = settings;
        this.audit = audit;
        this.waker = waker;
    }

    /** The time zone in which the brand plans. */
    public ZoneId zone() {
        return settings.zone();
    }

    /** Where one can publish. */
    public List<Outlet> outlets() {
        return outlets.all();
    }

    /** How a wording would look in these places, and why it may not go there. */
    public List<Look> look(Wording wording, List<Place> places) {
        return outlets.look(wording, places);
    }

    /** Plans a publication under an id of the caller's; the same id twice is planned once. */
    @Transactional
    public Outcome plan(PublicationId id, Plan plan, Agent by) {
        List<Look> looks = look(plan.wording(), plan.places());
        if (isRefused(looks)) {
            return new Refused(looks);
        }
        boolean isNew = words("""
                insert into publication (id, text, link, picture, title, author_name, due_at)
                values (:id, :text, :link, :picture, :title, :author, :at) on conflict (id) do nothing
                """, id, plan, by);
        if (isNew) {
            place(id, plan);
            audit.record(by.id(), "publication.plan", "publication:" + id, Map.of("at", String.valueOf(plan.at())));
        }
        return new Stored(id);
    }

    private static boolean isRefused(List<Look> looks) {
        return looks.isEmpty()
                || looks.stream().anyMatch(look -> look.composed().problem() != null);
    }

    private boolean words(String sql, PublicationId id, Plan plan, Agent by) {
        Wording wording = plan.wording();
        return jdbc.sql(sql)
                        .param("id", id.value())
                        .param("text", wording.text())
                        .param("link", wording.link())
                        .param("picture", wording.picture())
                        .param("title", wording.title())
                        .param("author", by.name())
                        .param("at", utc(plan.at()))
                        .update()
                == 1;
    }

    private void place(PublicationId id, Plan plan) {
        for (Place place : plan.places()) {
            jdbc.sql("""
                    insert into placement (publication, channel, account, due_at, not_before)
                    values (:id, :channel, :account, :at, :at)
                    """)
                    .param("id", id.value())
                    .param("channel", place.channel().value())
                    .param("account", place.account().value())
                    .param("at", utc(plan.at()))
                    .update();
        }
        waker.afterCommit(LIST);
    }

    /**
     * Changes a publication of which nothing has begun to leave.
     *
     * @param seen the version the writer started from
     */
    @Transactional
    public Outcome change(PublicationId id, int seen, Plan plan, Agent by) {
        List<Look> looks = look(plan.wording(), plan.places());
        if (isRefused(looks)) {
            return new Refused(looks);
        }
        if (!isUntouched(id, seen)) {
            return new TooLate();
        }
        words("""
                update publication
                   set text = :text, link = :link, picture = :picture, title = :title, author_name = :author,
                       due_at = :at, version = version + 1
                 where id = :id
                """, id, plan, by);
        jdbc.sql("delete from placement where publication = :id")
                .param("id", id.value())
                .update();
        place(id, plan);
        audit.record(by.id(), "publication.change", "publication:" + id, Map.of("at", String.valueOf(plan.at())));
        return new Stored(id);
    }

    /** Locks the publication and what it is placed in, so that nothing of it leaves before the commit. */
    private boolean isUntouched(PublicationId id, int seen) {
        boolean isSame = jdbc.sql("select id from publication where id = :id and version = :seen for update")
                .param("id", id.value())
                .param("seen", seen)
                .query(UUID.class)
                .optional()
                .isPresent();
        return isSame
                && jdbc
                        .sql(
                                "select state = 'PLANNED' and not doubted from placement where publication = :id for update")
                        .param("id", id.value())
                        .query(Boolean.class)
                        .list()
                        .stream()
                        .allMatch(Boolean::booleanValue);
    }

    /** Takes back what has not left yet; false when there is nothing of that. What may be there stays in doubt. */
    @Transactional
    public boolean cancel(PublicationId id, Agent by) {
        boolean isDone =
                jdbc.sql("""
                update placement
                   set state = case when doubted then 'DOUBTFUL' else 'CANCELLED' end, settled_at = clock_timestamp(),
                       reason = 'taken back by ' || :who
                 where publication = :id and state = 'PLANNED'
                """).param("id", id.value()).param("who", by.name()).update() > 0;
        if (isDone) {
            audit.record(by.id(), "publication.cancel", "publication:" + id, Map.of());
        }
        return isDone;
    }

    /**
     * A person looked: what was in doubt is there. False when somebody decided before.
     *
     * @param published the network's id, so that comments find their way; null when the person does not know it
     */
    @Transactional
    public boolean isThere(UUID placement, @Nullable NetworkId published, Agent by) {
        boolean isDone = jdbc.sql("""
                update placement
                   set state = 'PUBLISHED', doubted = false, external_id = :published, settled_at = clock_timestamp(),
                       reason = 'it is there, says ' || :who
                 where id = :id and state = 'DOUBTFUL'
                """)
                        .param("id", placement)
                        .param("published", published == null ? null : published.value())
                        .param("who", by.name())
                        .update()
                == 1;
        if (isDone) {
            audit.record(by.id(), "publication.there", "placement:" + placement, Map.of());
        }
        return isDone;
    }

    /** A person lets go again what was refused, or what was in doubt and is not there. False when it is neither. */
    @Transactional
    public boolean again(UUID placement, Agent by) {
        boolean isDone = jdbc.sql("""
                update placement
                   set state = 'PLANNED', doubted = false, reason = null, settled_at = null,
                       due_at = clock_timestamp(), not_before = clock_timestamp()
                 where id = :id and state in ('DOUBTFUL', 'REFUSED')
                """).param("id", placement).update() == 1;
        if (isDone) {
            audit.record(by.id(), "publication.again", "placement:" + placement, Map.of());
            waker.afterCommit(LIST);
        }
        return isDone;
    }

    /** The publication; empty if there is none of this id. */
    public Optional<Planned> find(PublicationId id) {
        return list.find(id);
    }

    /** The latest 100, those that are planned for the farthest time first. */
    public List<Planned> recent() {
        return list.recent();
    }

    /** The publication that stands in this place under this id of the network; empty when it is none of ours. */
    public Optional<Planned> of(Place place, NetworkId post) {
        return list.of(place, post);
    }

    /** Takes what is due and writes it down as leaving. */
    @Override
    public List<Due> take(int most) {
        return leaving.take(most);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
