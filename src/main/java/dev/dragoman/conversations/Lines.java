package dev.dragoman.conversations;

import dev.dragoman.message.Address;
import dev.dragoman.message.Content;
import dev.dragoman.message.Event;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import dev.dragoman.message.Visibility;
import dev.dragoman.system.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** What customers say, put into their conversations. */
@Component
class Lines {

    private static final String SAID = "SAID";
    private static final Duration LONGEST_BURST = Duration.ofSeconds(3);
    private static final String LAST_WORDS = """
            coalesce((select left(body, 140) from message
                       where conversation = :id and kind not in ('UNSEEN', 'REACTED') order by n desc limit 1), '')
            """;

    /** Stores a line and returns its words; none when it was withdrawn before it came. A late line keeps its edit. */
    private static final String STORE = """
            insert into message (conversation, external_id, author, author_name, kind, body, payload, attachments,
                                 parent, post, at)
            values (%s, :id, 'CUSTOMER', :name, :kind, :text, :payload, :attachments, :parent, :post, :at)
            on conflict (conversation, external_id) do update
               set author_name = excluded.author_name, kind = excluded.kind, at = excluded.at,
                   payload = case when message.withdrawn_at is null then excluded.payload end,
                   attachments = case when message.withdrawn_at is null then excluded.attachments else '[]' end,
                   parent = excluded.parent, post = excluded.post
             where message.kind = 'UNSEEN'
            returning case when withdrawn_at is null then body end as words
            """;

    /** Finds or opens the conversation, makes it due after the quiet time if the bot owns it, and stores the line. */
    private static final String WAKE_AND_STORE = """
            with home as (
                insert into conversation as c (key, channel, account, visibility, thread, due_at, burst_since,
                                               last_heard, preview)
                values (:key, :channel, :account, :visibility, :thread,
                        clock_timestamp() + least(:quiet, :longest) * interval '1 millisecond', clock_timestamp(),
                        :heard, left(:text, 140))
                on conflict (key) do update
                   set version = c.version + 1, last_at = clock_timestamp(), preview = excluded.preview,
                       last_heard = greatest(c.last_heard, excluded.last_heard),
                       burst_since = case when c.due_at is null then clock_timestamp() else c.burst_since end,
                       due_at = case when c.owner = 'BOT' then least(
                           clock_timestamp() + :quiet * interval '1 millisecond',
                           coalesce(case when c.due_at is not null then c.burst_since end, clock_timestamp())
                               + :longest * interval '1 millisecond') end
                returning id, owner, customer is not null as known),
            line as (
            %s)
            select id, owner, known, (select words from line) as words from home
            """.formatted(STORE.formatted("(select id from home)"));

    private final JdbcClient jdbc;
    private final Identities identities;

    Lines(JdbcClient jdbc, Identities identities) {
        this.jdbc = jdbc;
        this.identities = identities;
    }

    ConversationId said(Inbound.Said said, Duration quiet) {
        var line = new Line(SAID, said.content(), null, said.parent(), said.post());
        return speak(said.event(), said.author(), line, quiet);
    }

    ConversationId pressed(Inbound.Pressed pressed, Duration quiet) {
        var line = new Line("PRESSED", Content.of(pressed.title()), pressed.payload(), null, null);
        return speak(pressed.event(), pressed.author(), line, quiet);
    }

    /** The customer spoke: this way is gone most often, so it takes as few statements as it can. */
    private ConversationId speak(Event event, Party author, Line line, Duration quiet) {
        Home home = wakeAndStore(event, author, line, quiet);
        if (!home.known() || event.address().visibility() == Visibility.PRIVATE && author.name() != null) {
            identities.belongs(home.id(), event.address(), author);
        }
        if (home.words() != null && line.kind().equals(SAID)) {
            identities.listen(home.id(), event, author, home.words());
        }
        if (home.words() == null) {
            letBe(home.id());
        } else if (home.owner() == Owner.CLOSED) {
            reopen(home.id(), quiet);
        }
        if (!line.content().text().equals(home.words())) {
            touch(home.id());
        }
        return home.id();
    }

    /** Stores a line that wakes nobody. */
    void store(ConversationId conversation, Event event, Party author, Line line) {
        stored(jdbc.sql(STORE.formatted(":conversation")), event, author, line)
                .param("conversation", conversation.value())
                .query(String.class)
                .optional();
    }

    private static StatementSpec stored(StatementSpec statement, Event event, Party author, Line line) {
        return statement
                .param("id", event.id().value())
                .param("name", author.name())
                .param("kind", line.kind())
                .param("text", line.content().text())
                .param("payload", line.payload())
                .param(
                        "attachments",
                        Json.MAPPER.writeValueAsString(line.content().attachments()))
                .param("parent", line.parent() == null ? null : line.parent().value())
                .param("post", line.post() == null ? null : line.post().value())
                .param("at", Filing.utc(event.at()));
    }

    private Home wakeAndStore(Event event, Party author, Line line, Duration quiet) {
        Address address = event.address();
        return stored(jdbc.sql(WAKE_AND_STORE), event, author, line)
                .param("key", address.key().value())
                .param("channel", address.channel().value())
                .param("account", address.account().value())
                .param("visibility", address.visibility().name())
                .param("thread", address.thread().value())
                .param("quiet", quiet.toMillis())
                .param("longest", LONGEST_BURST.toMillis())
                .param("heard", Filing.utc(earlier(event.at())))
                .query((row, n) -> new Home(
                        new ConversationId(row.getObject("id", UUID.class)),
                        Owner.valueOf(row.getString("owner")),
                        row.getBoolean("known"),
                        row.getString("words")))
                .single();
    }

    /** Nothing new to answer: what was said had been taken back before it came. */
    private void letBe(ConversationId conversation) {
        jdbc.sql("""
                update conversation
                   set due_at = case when exists (select from message
                                                   where conversation = :id and not answered and author = 'CUSTOMER'
                                                     and kind <> 'UNSEEN') then due_at end
                 where id = :id
                """).param("id", conversation.value()).update();
    }

    private void reopen(ConversationId conversation, Duration quiet) {
        jdbc.sql("""
                with closed as (
                    insert into ownership (conversation, was, now, reason)
                    values (:id, 'CLOSED', 'BOT', 'the customer wrote again'))
                update conversation
                   set owner = 'BOT', misses = 0, holder = null, holder_name = null,
                       burst_since = clock_timestamp(),
                       due_at = clock_timestamp() + least(:quiet, :longest) * interval '1 millisecond'
                 where id = :id
                """)
                .param("id", conversation.value())
                .param("quiet", quiet.toMillis())
                .param("longest", LONGEST_BURST.toMillis())
                .update();
    }

    /** Something changed in the conversation: shows its last words again. */
    void touch(ConversationId conversation) {
        jdbc.sql("update conversation set last_at = clock_timestamp(), preview = %s where id = :id"
                        .formatted(LAST_WORDS))
                .param("id", conversation.value())
                .update();
    }

    /** A network's clock may be ahead of ours; the future never keeps a window open. */
    private static Instant earlier(Instant at) {
        Instant now = Instant.now();
        return at.isAfter(now) ? now : at;
    }

    /**
     * Where a customer's line belongs.
     *
     * @param known whether it is known whose conversation it is
     * @param words of the line as it was stored; null when there is nothing to answer in it
     */
    private record Home(
            ConversationId id,
            Owner owner,
            boolean known,
            @Nullable String words) {}

    /** What a customer's line consists of, apart from who and when. */
    record Line(
            String kind,
            Content content,
            @Nullable String payload,
            @Nullable NetworkId parent,
            @Nullable NetworkId post) {}
}
