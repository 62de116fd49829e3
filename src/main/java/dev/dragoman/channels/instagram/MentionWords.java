package dev.dragoman.channels.instagram;

import static dev.dragoman.channels.meta.MetaFields.text;

import dev.dragoman.channels.meta.GraphAnswer;
import dev.dragoman.channels.meta.GraphApi;
import dev.dragoman.message.Content;
import dev.dragoman.message.Inbound;
import dev.dragoman.message.Party;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Fetches the words of mentions, which the webhook leaves out. Meta waits 5 s for its thanks, so what is not there in
 * time stays without words, and a person looks.
 */
final class MentionWords {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final GraphApi graph;
    private final Function<Inbound, GraphApi.@Nullable Caller> callers;

    /** Asks in the name of the account that an event is for. */
    MentionWords(GraphApi graph, Function<Inbound, GraphApi.@Nullable Caller> callers) {
        this.graph = graph;
        this.callers = callers;
    }

    /** The same events in the same order, mentions with their words where these could be had in time. */
    List<Inbound> fillIn(List<Inbound> events) {
        if (events.stream().noneMatch(MentionWords::lacksWords)) {
            return events;
        }
        try {
            List<Callable<Inbound>> asked = events.stream()
                    .<Callable<Inbound>>map(it -> () -> filledIn(it))
                    .toList();
            List<Future<Inbound>> answers = readers.invokeAll(asked, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return merge(events, answers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return events;
        }
    }

    private static List<Inbound> merge(List<Inbound> events, List<Future<Inbound>> answers) {
        return IntStream.range(0, events.size())
                .mapToObj(i -> answers.get(i).state() == Future.State.SUCCESS
                        ? answers.get(i).resultNow()
                        : events.get(i))
                .toList();
    }

    private static boolean lacksWords(Inbound event) {
        return event instanceof Inbound.Said said
                && said.content().text().isBlank()
                && Mention.of(said.event().address().thread()).isPresent();
    }

    private Inbound filledIn(Inbound event) {
        GraphApi.@Nullable Caller caller = callers.apply(event);
        if (caller == null || !lacksWords(event) || !(event instanceof Inbound.Said said)) {
            return event;
        }
        return Mention.of(said.event().address().thread())
                .map(mention -> filledIn(said, mention, caller))
                .orElse(said);
    }

    private Inbound filledIn(Inbound.Said said, Mention mention, GraphApi.Caller caller) {
        Map<String, String> query = Map.of("fields", mention.question());
        return switch (graph.get(caller, caller.account().value(), "", query)) {
            case GraphAnswer.Failed failed -> said;
            case GraphAnswer.Done(JsonNode body) -> with(said, mention.answerIn(body));
        };
    }

    private static Inbound with(Inbound.Said said, JsonNode found) {
        String name = text(found, "username");
        String words = text(found, found.has("caption") ? "caption" : "text");
        return new Inbound.Said(
                said.event(),
                name.isBlank() ? said.author() : new Party(null, name),
                new Content(words, said.content().attachments()),
                said.parent(),
                said.post());
    }
}
