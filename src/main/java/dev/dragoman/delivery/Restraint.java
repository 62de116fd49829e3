package dev.dragoman.delivery;

import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.ConversationId;
import dev.dragoman.message.Address;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.LastWrites;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether the bot may say what it has decided to say: breaks loops with other bots, and keeps to public budgets. */
@Component
public class Restraint {

    private final JdbcClient jdbc;
    private final ChannelRegistry channels;
    private final RestraintSettings settings;
    private final LoopGuard guard;
    private final LastWrites writes;
    private final MeterRegistry meters;

    Restraint(
            JdbcClient jdbc,
            ChannelRegistry channels,
            RestraintSettings settings,
            LastWrites writes,
            MeterRegistry meters) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.channels = channels;
        this.settings = settings;
        this.guard = new LoopGuard(settings);
        this.meters = meters;
    }

    /**
     * An automatic reply about to be decided.
     *
     * @param author the name of who wrote a comment; null where the network does not say
     * @param post   the publication it stands under; null for messages
     * @param heard  the words it answers
     * @param press  whether they are a pressed button
     * @param isBot  whether the other side calls itself a bot
     * @param said   the words of the reply
     * @param before what {@link #repliesOf} gave for this conversation
     */
    public record Reply(
            Conversation conversation,
            @Nullable String author,
            @Nullable String post,
            String heard,
            boolean press,
            boolean isBot,
            String said,
            Replies before) {}

    /** The automatic replies of the last day in one conversation. */
    public record Replies(List<LoopGuard.Before> latestFirst) {

        /** Where none was given. */
        public static final Replies NONE = new Replies(List.of());
    }

    /** What becomes of it. */
    public sealed interface Verdict {

        /** It may go. */
        record Go() implements Verdict {}

        /** A person must have a look instead; nothing is said. */
        record HandOver(String rule, String reason) implements Verdict {}

        /** Nothing is said, and nobody needs to look. */
        record KeepBack(String rule, String reason) implements Verdict {}
    }

    /** The automatic replies of the last day in these conversations; those without one are left out. */
    public Map<ConversationId, Replies> repliesOf(Collection<ConversationId> conversations) {
        record Given(ConversationId conversation, LoopGuard.Before reply) {}
        return jdbc
                .sql("""
                select c.id, r.* from unnest(:ids::uuid[]) as c (id) cross join lateral (
                    select n, heard, said, quick, hasty, extract(epoch from clock_timestamp() - at) * 1000 as age_ms
                      from automatic_reply
                     where conversation = c.id and kept_back is null and at > clock_timestamp() - interval '1 day'
                     order by n desc limit :most) r
                 order by r.n desc
                """)
                .param("ids", conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .param("most", Math.max(settings.repliesPerDay(), settings.replies()))
                .query((row, n) -> new Given(
                        new ConversationId(row.getObject("id", UUID.class)),
                        new LoopGuard.Before(
                                row.getString("heard"),
                                row.getString("said"),
                                row.getBoolean("quick"),
                                row.getBoolean("hasty"),
                                Duration.ofMillis(row.getLong("age_ms")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Given::conversation,
                        Collectors.mapping(
                                Given::reply, Collectors.collectingAndThen(Collectors.toList(), Replies::new))));
    }

    /** Judges a reply, and remembers it at the end of the transaction that decides. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Verdict judge(Reply reply) {
        Optional<Channel> channel = channels.find(reply.conversation().address().channel());
        if (channel.isEmpty() || !channel.get().guarded()) {
            return new Verdict.Go();
        }
        List<LoopGuard.Before> before = reply.before().latestFirst();
        var now = new LoopGuard.Now(reply.heard(), reply.press(), reply.isBot(), reply.said());
        boolean quick = LoopGuard.isQuick(now, before, channel.get().quiet());
        Verdict verdict = guard.suspicion(now, before, quick)
                .<Verdict>map(why -> new Verdict.HandOver("loop suspected", "loop suspected: " + why))
                .orElseGet(() -> withinBudget(reply));
        remember(reply, new Speed(quick, LoopGuard.isHasty(now, quick)), rule(verdict));
        return verdict;
    }

    private Verdict withinBudget(Reply reply) {
        if (reply.conversation().address().visibility() == Visibility.PRIVATE) {
            return new Verdict.Go();
        }
        String account = reply.conversation().address().account().value();
        return spent(reply, Budget.POST, reply.post(), settings.perPost())
                .or(() -> spent(reply, Budget.AUTHOR, hashed(reply.author()), settings.perAuthor()))
                .or(() -> spent(reply, Budget.ACCOUNT, account, settings.perAccount()))
                .<Verdict>map(reason -> new Verdict.KeepBack("budget", reason))
                .orElseGet(Verdict.Go::new);
    }

    /** The reason when as many replies as allowed went there within the last hour. */
    private Optional<String> spent(Reply reply, Budget budget, @Nullable String which, int most) {
        if (which == null) {
            return Optional.empty();
        }
        Address address = reply.conversation().address();
        long many = jdbc.sql("""
                select count(*) from (
                    select from automatic_reply
                     where channel = :channel and account = :account and visibility = 'PUBLIC' and kept_back is null
                       and at > clock_timestamp() - interval '1 hour' and %s = :which
                     limit :most) r
                """.formatted(budget.name().toLowerCase(Locale.ROOT)))
                .param("channel", address.channel().value())
                .param("account", address.account().value())
                .param("which", which)
                .param("most", most)
                .query(Long.class)
                .single();
        return many < most
                ? Optional.empty()
                : Optional.of("kept back: %d automatic replies within an hour for this %s"
                        .formatted(most, budget.name().toLowerCase(Locale.ROOT)));
    }

    /** What a budget is for: the names are those of the columns. */
    private enum Budget {
        POST,
        AUTHOR,
        ACCOUNT
    }

    private static @Nullable String rule(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Go go -> null;
            case Verdict.HandOver over -> over.rule();
            case Verdict.KeepBack back -> back.rule();
        };
    }

    private void remember(Reply reply, Speed speed, @Nullable String rule) {
        Address address = reply.conversation().address();
        writes.add(
                """
                insert into automatic_reply (conversation, channel, account, visibility, post, author, heard, said,
                                             quick, hasty, kept_back)
                values (:conversation, :channel, :account, :visibility, :post, :author, :heard, :said,
                        :quick, :hasty, :rule)
                """,
                new MapSqlParameterSource(
                                "conversation", reply.conversation().id().value())
                        .addValue("channel", address.channel().value())
                        .addValue("account", address.account().value())
                        .addValue("visibility", address.visibility().name())
                        .addValue("post", reply.post())
                        .addValue("author", hashed(reply.author()))
                        .addValue("heard", LoopGuard.hash(reply.heard()))
                        .addValue("said", LoopGuard.hash(reply.said()))
                        .addValue("quick", speed.quick())
                        .addValue("hasty", speed.hasty())
                        .addValue("rule", rule));
        if (rule != null) {
            meters.counter("dragoman.restrained", "channel", address.channel().value(), "rule", rule)
                    .increment();
        }
    }

    private static @Nullable String hashed(@Nullable String author) {
        return author == null || author.isBlank() ? null : LoopGuard.hash(author);
    }

    /** How many replies were not given within the last hour. */
    public long keptBack() {
        return jdbc.sql("""
                select count(*) from automatic_reply
                 where kept_back is not null and at > clock_timestamp() - interval '1 hour'
                """).query(Long.class).single();
    }

    /** Forgets what is older than a day. */
    @Transactional
    public void forget() {
        jdbc.sql("delete from automatic_reply where at < clock_timestamp() - interval '25 hours'")
                .update();
    }

    private record Speed(boolean quick, boolean hasty) {}
}
