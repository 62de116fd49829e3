package dev.dragoman.channels.wordpress;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dragoman.channels.Polled;
import dev.dragoman.channels.Reception;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.wordpress.WordPressApi.Answer;
import dev.dragoman.channels.wordpress.WordPressMemory.Known;
import dev.dragoman.channels.wordpress.WordPressThreads.Place;
import dev.dragoman.message.Inbound;
import dev.dragoman.system.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One look at a blog. Mostly it reads the newest comments alone; now and then all of the window, and what waits for
 * approval, so that late approvals, edits and deletions are noticed. What it finds out is remembered in the memory.
 */
final class WordPressLook {

    private static final int MOST_INCLUDED = 100;

    /** So many comments that vanished are looked after at once. */
    private static final int MOST_VANISHED = 20;

    private static final Reception SKIPPED = new Reception.Taken(List.of(), 1);

    private final WordPressApi api;
    private final WordPressEvents events;
    private final WordPressMemory memory;
    private final Instant now;
    private final TimeLeft time;
    private final WordPressList list;
    private final WordPressThreads threads;
    private final List<Polled.Page> pages = new ArrayList<>();

    WordPressLook(WordPressBlog blog, WordPressMemory memory, Instant now) {
        this.api = blog.api();
        this.events = blog.events();
        this.memory = memory;
        this.now = now;
        this.time = TimeLeft.of(WordPressBlog.LONGEST_LOOK);
        this.list = new WordPressList(api, time);
        this.threads = new WordPressThreads(api, memory, time);
    }

    /** What was found so far, the oldest first. */
    List<Polled.Page> pages() {
        return List.copyOf(pages);
    }

    /** Looks; and tells why it could not see all, or null when it could. */
    @Nullable
    SendResult look(Instant windowBegins) {
        boolean sweeps = memory.isSweepDue(now);
        memory.raiseFloor(windowBegins);
        WordPressList.Pages newest =
                list.read("status=approve", WordPressMemory.MOST, page -> (sweeps || hasNews(page)) && !isOld(page));
        @Nullable SendResult trouble = tell(newest.comments(), memory.floor());
        if (trouble == null) {
            trouble = newest.trouble();
        }
        if (trouble == null && sweeps) {
            trouble = sweep(newest);
        }
        if (trouble != null) {
            memory.sweepAgain();
        }
        return trouble;
    }

    private boolean hasNews(JsonNode page) {
        return page.values().stream()
                .map(this::read)
                .flatMap(Optional::stream)
                .anyMatch(one -> !memory.find(one.id())
                        .map(known -> known.hash().equals(one.hash()))
                        .orElse(one.at().isBefore(memory.floor())));
    }

    private boolean isOld(JsonNode page) {
        return page.values().stream()
                .map(this::read)
                .flatMap(Optional::stream)
                .anyMatch(one -> one.at().isBefore(memory.floor()));
    }

    private Optional<WordPressComment> read(JsonNode json) {
        return WordPressComment.read(json, now);
    }

    /** Tells what is new of these, of which the newest of which comes first, down to a time. */
    private @Nullable SendResult tell(List<JsonNode> comments, Instant floor) {
        for (JsonNode json : comments.reversed()) {
            Optional<WordPressComment> comment = read(json);
            if (comment.isEmpty()) {
                tellUnreadable(json);
            } else if (!comment.get().at().isBefore(floor)) {
                @Nullable SendResult trouble = tell(comment.get());
                if (trouble != null) {
                    return trouble;
                }
            }
        }
        return null;
    }

    /** Remembered under a number that no comment has, so that it goes to quarantine once. */
    private void tellUnreadable(JsonNode json) {
        byte[] body = Json.MAPPER.writeValueAsBytes(json);
        String hash = WordPressText.hash(json.toString());
        long number = -1 - (Long.parseUnsignedLong(hash, 16) >>> 1);
        if (memory.find(number).isEmpty()) {
            memory.remember(number, new Known("", hash, true, now));
            pages.add(new Polled.Page(body, new Reception.Unreadable("the comment lacks what makes it one")));
        }
    }

    private @Nullable SendResult tell(WordPressComment comment) {
        Optional<Known> known = memory.find(comment.id());
        if (known.map(it -> it.hash().equals(comment.hash())).orElse(false)) {
            return null;
        }
        if (memory.isFirst()) {
            memory.remember(comment.id(), known(comment, ""));
            return null;
        }
        Optional<String> before = known.map(Known::thread).filter(thread -> !thread.isEmpty());
        Place place = before.<Place>map(Place.Thread::new).orElseGet(() -> threads.of(comment));
        return switch (place) {
            case Place.Unknown(SendResult why) -> why;
            case Place.Thread(String thread) -> {
                memory.remember(comment.id(), known(comment, thread));
                pages.add(new Polled.Page(comment.body(), reception(comment, thread, known.isPresent())));
                yield null;
            }
        };
    }

    private Known known(WordPressComment comment, String thread) {
        return new Known(thread, comment.hash(), events.isOurs(comment), comment.at());
    }

    private Reception reception(WordPressComment comment, String thread, boolean isChange) {
        if (!comment.isComment() || comment.words().isEmpty() || isChange && events.isOurs(comment)) {
            return SKIPPED;
        }
        return heard(isChange ? events.edited(comment, thread, now) : events.told(comment, thread));
    }

    private static Reception heard(Inbound event) {
        return new Reception.Taken(List.of(event), 0);
    }

    private @Nullable SendResult sweep(WordPressList.Pages approved) {
        WordPressList.Pages waiting = list.read("status=hold", WordPressMemory.MOST / 2, page -> true);
        if (waiting.trouble() != null) {
            return waiting.trouble();
        }
        if (!approved.isWhole()) {
            memory.raiseFloor(oldest(approved.comments()));
        }
        Set<Long> held = ids(waiting.comments());
        @Nullable SendResult trouble = tellApproved(memory.noLongerHeld(held), waiting.isWhole());
        if (trouble == null && !memory.isFirst()) {
            Set<Long> seen = ids(approved.comments());
            seen.addAll(held);
            trouble = tellVanished(memory.without(seen));
        }
        if (trouble == null) {
            memory.hold(held);
            memory.swept(now);
        }
        return trouble;
    }

    private Set<Long> ids(List<JsonNode> comments) {
        return comments.stream()
                .map(this::read)
                .flatMap(Optional::stream)
                .map(WordPressComment::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Instant oldest(List<JsonNode> comments) {
        return comments.stream()
                .map(this::read)
                .flatMap(Optional::stream)
                .map(WordPressComment::at)
                .min(Instant::compareTo)
                .orElse(memory.floor());
    }

    /** Of those that waited, the approved ones are told, however old they are. */
    private @Nullable SendResult tellApproved(Set<Long> gone, boolean areAllHeldKnown) {
        List<Long> rest = List.copyOf(gone);
        for (int from = 0; from < rest.size(); from += MOST_INCLUDED) {
            List<Long> some = rest.subList(from, Math.min(rest.size(), from + MOST_INCLUDED));
            String include = some.stream().map(String::valueOf).collect(Collectors.joining(","));
            WordPressList.Pages approved = list.read("status=approve&include=" + include, MOST_INCLUDED, page -> true);
            @Nullable SendResult trouble = tell(approved.comments(), Instant.MIN);
            if (trouble == null) {
                trouble = approved.trouble();
            }
            if (trouble != null) {
                return trouble;
            }
            memory.release(areAllHeldKnown ? some : ids(approved.comments()));
        }
        return null;
    }

    private @Nullable SendResult tellVanished(Map<Long, Known> vanished) {
        Set<Long> some =
                new TreeSet<>(vanished.keySet().stream().limit(MOST_VANISHED).toList());
        for (long id : some) {
            if (time.isOver()) {
                return TimeLeft.OVER;
            }
            Known known = vanished.get(id);
            if (known != null && isGone(id)) {
                memory.forget(id);
                if (!known.own() && !known.thread().isEmpty()) {
                    Inbound event = events.withdrawn(id, known.thread(), now);
                    pages.add(new Polled.Page(("{\"deleted\":" + id + "}").getBytes(UTF_8), heard(event)));
                }
            }
        }
        return null;
    }

    /** A list may shift while it is read, so that nothing counts as gone before the blog has said so of it. */
    private boolean isGone(long id) {
        return switch (api.get("comments/" + id + "?context=edit&_fields=id,status")) {
            case Answer.Failed(String code, SendResult ending) -> WordPressErrors.GONE.contains(code);
            case Answer.Done(JsonNode comment, int total) -> {
                String status = comment.path("status").stringValue("approved");
                yield !status.equals("approved") && !status.equals("hold");
            }
        };
    }
}
