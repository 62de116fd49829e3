package dev.dragoman.channels.meta;

import dev.dragoman.channels.Reception;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.Inbound;
import dev.dragoman.system.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Opens the envelope around every payload of Meta, {@code object} and {@code entry[]}, and gathers what the items are.
 * One broken item loses none of the others. What cannot be read at all, or is for an account nobody configured, is
 * {@link Reception.Unreadable}, so that a person sees it.
 */
public final class MetaEnvelope {

    private final String object;
    private final Set<AccountId> accounts;
    private final Clock clock;

    /** Takes envelopes of this {@code object} for these accounts. */
    public MetaEnvelope(String object, Set<AccountId> accounts, Clock clock) {
        this.object = object;
        this.accounts = Set.copyOf(accounts);
        this.clock = clock;
    }

    /** Reads the items of one entry: everything a network knows lies behind this. */
    @FunctionalInterface
    public interface Reader {

        /** Adds a reading to the harvest for every item of the entry. */
        void read(Entry entry, Harvest harvest);
    }

    /**
     * What one account has to tell.
     *
     * @param account whose entry it is
     * @param json    the entry
     * @param at      the entry's own time, or now when it says none
     * @param now     the present, to tell impossible times from possible ones
     */
    public record Entry(AccountId account, JsonNode json, Instant at, Instant now) {

        /** The time of an item, or that of the entry when the item says none. */
        public Instant timeOf(JsonNode item, String name) {
            @Nullable Instant time = MetaFields.time(item, name, now);
            return time == null ? at : time;
        }
    }

    /** Reads the whole payload. Never throws, whatever the bytes are. */
    public Reception read(byte[] body, Reader reader) {
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            return new Reception.Unreadable("the payload is not JSON within our bounds");
        }
        if (!MetaFields.text(root, "object").equals(object)) {
            return new Reception.Unreadable("the payload's object is not " + object);
        }
        if (!root.path("entry").isArray()) {
            return new Reception.Unreadable("the payload has no list of entries");
        }
        var harvest = new Harvest();
        root.path("entry").values().forEach(entry -> harvest.readAll(() -> open(entry, reader, harvest)));
        return harvest.reception();
    }

    private void open(JsonNode json, Reader reader, Harvest harvest) {
        String id = MetaFields.text(json, "id");
        if (id.isBlank() || id.length() > 512) {
            harvest.broken++;
            return;
        }
        var account = new AccountId(id);
        if (!accounts.contains(account)) {
            harvest.stranger(object, id);
            return;
        }
        Instant now = clock.instant();
        @Nullable Instant time = MetaFields.time(json, "time", now);
        reader.read(new Entry(account, json, time == null ? now : time, now), harvest);
    }

    /** Gathers the readings of one payload. */
    public final class Harvest {

        private final List<Inbound> events = new ArrayList<>();
        private int skipped;
        private int broken;
        private @Nullable String stranger;

        /** Reads each element of a list; an absent list has none, and anything but a list is broken. */
        public void each(JsonNode list, ItemReader reader) {
            if (list.isArray()) {
                list.values().forEach(item -> add(() -> reader.read(item)));
            } else if (!list.isMissingNode() && !list.isNull()) {
                broken++;
            }
        }

        private void add(Supplier<Reading> reading) {
            readAll(() -> {
                switch (reading.get()) {
                    case Reading.Heard heard -> events.add(heard.event());
                    case Reading.Skipped ignored -> skipped++;
                    case Reading.Broken ignored -> broken++;
                }
            });
        }

        // The last guard: a payload is foreign, and whatever it makes us stumble over must not lose its neighbours.
        private void readAll(Runnable reading) {
            try {
                reading.run();
            } catch (RuntimeException e) {
                broken++;
            }
        }

        /** Counts what was told to somebody nobody configured; the kind says in a word or two what the id is of. */
        public void stranger(String kind, String id) {
            stranger = kind + " " + Foreign.cut(id.replaceAll("[^A-Za-z0-9_.-]", "?"), 60);
            skipped++;
        }

        private Reception reception() {
            if (!events.isEmpty()) {
                return new Reception.Taken(List.copyOf(events), skipped + broken);
            }
            if (stranger != null) {
                return new Reception.Unreadable("the " + stranger + " is not configured");
            }
            return broken > 0
                    ? new Reception.Unreadable("no item of the payload could be read")
                    : new Reception.Taken(List.of(), skipped);
        }
    }

    /** Reads one item. */
    @FunctionalInterface
    public interface ItemReader {

        /** What this item is. */
        Reading read(JsonNode item);
    }
}
