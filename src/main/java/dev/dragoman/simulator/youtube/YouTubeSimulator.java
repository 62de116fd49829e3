package dev.dragoman.simulator.youtube;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import dev.dragoman.simulator.CallGate;
import dev.dragoman.simulator.Journal;
import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.Line.Writer;
import dev.dragoman.simulator.NetworkClock;
import dev.dragoman.simulator.Play;
import dev.dragoman.simulator.RestSimulator;
import dev.dragoman.simulator.WhenSimulating;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The pretend YouTube, as tests and programs use it: comment below the video, see what came of it, misbehave. */
@Component
@WhenSimulating
public class YouTubeSimulator extends RestSimulator<YouTubeTraits> {

    static final String NAME = "youtube";

    private static final int MOST_CUSTOMERS = 1_000;
    private static final int MOST_TOLD = 100;

    private final Remarks remarks;
    private final DataApi api;
    private final GoogleTokens tokens;
    private final CallGate tokenGate;
    private final Map<String, JsonNode> told = new LinkedHashMap<>();

    YouTubeSimulator(Remarks remarks, DataApi api, GoogleTokens tokens, Journal journal, NetworkClock clock) {
        super(NAME, YouTubeTraits.CALM, journal, clock);
        this.remarks = remarks;
        this.api = api;
        this.tokens = tokens;
        this.tokenGate = new CallGate(NAME, behaviour, journal, clock);
    }

    /** The channel of a customer. */
    static String channelOf(int customer) {
        return "UCcustomer%014d".formatted(customer);
    }

    /** Gives an access token; neither secrets nor tokens are noted. */
    ResponseEntity<byte[]> token(HttpServletRequest request) throws IOException, InterruptedException {
        ApiCall call = ApiCall.read(request, "/simulator/api/" + NAME);
        var noted = new CallGate.Noted("POST", "/token", JsonNodeFactory.instance.objectNode(), false);
        return tokenGate.through(
                noted,
                () -> alone(() -> tokens.give(call, behaviour.now().tokenDead()))
                        .notedIf(false));
    }

    @Override
    protected ApiAnswer answer(ApiCall call) {
        if (behaviour.now().tokenDead() || !tokens.takes(call)) {
            return GoogleAnswer.stranger();
        }
        if (behaviour.throttles()) {
            return GoogleAnswer.refused(403, "rateLimitExceeded", "Rate Limit Exceeded");
        }
        ApiAnswer answer = api.answer(call, behaviour.now().dailyUnits());
        return call.isSend() ? answer : answer.notedIf(isNews(call, answer));
    }

    /** A list that says what it said before would fill the journal. */
    private boolean isNews(ApiCall call, ApiAnswer answer) {
        @Nullable JsonNode before = told.put(call.path() + call.fields(), answer.body());
        if (told.size() > MOST_TOLD) {
            told.remove(told.keySet().iterator().next());
        }
        return !answer.body().equals(before);
    }

    /**
     * The acts are {@code comment}, {@code edit-comment} and {@code withdraw-comment} of a customer, {@code
     * channel-comment} of a colleague in YouTube Studio, and {@code release} and {@code reject}, also there.
     */
    @Override
    protected String act(Play play) {
        return switch (play.act()) {
            case "comment" -> comment(play);
            case "channel-comment" ->
                remarks.write(parent(play), new Remarks.By(0, Writer.INBOX), play.someWords(), Remark.PUBLISHED)
                        .id();
            case "edit-comment" -> {
                remarks.edit(own(play), play.someWords());
                yield own(play).id();
            }
            case "withdraw-comment" -> {
                Remark gone = own(play);
                remarks.remove(gone.id());
                yield gone.id();
            }
            case "release" -> remarks.put(target(play).judged(Remark.PUBLISHED)).id();
            case "reject" -> remarks.put(target(play).judged("rejected")).id();
            default -> throw new IllegalArgumentException("There is no act of this name.");
        };
    }

    private String comment(Play play) {
        if (play.customer() < 1 || play.customer() > MOST_CUSTOMERS) {
            throw new IllegalArgumentException("Customers have numbers from 1 to " + MOST_CUSTOMERS + ".");
        }
        @Nullable String parent = parent(play);
        String words = play.someWords();
        boolean isHeld = behaviour.takes("holdComments", behaviour.now().holdComments());
        String status = isHeld ? "heldForReview" : Remark.PUBLISHED;
        return remarks.write(parent, new Remarks.By(play.customer(), Writer.CUSTOMER), words, status)
                .id();
    }

    /** There is one level of replies: a reply to a reply stands below the root. */
    private @Nullable String parent(Play play) {
        return play.targetOr("").isEmpty() ? null : target(play).root();
    }

    private Remark own(Play play) {
        Remark remark = target(play);
        if (remark.customer() != play.customer()) {
            throw new IllegalArgumentException("Only an own comment can be changed.");
        }
        return remark;
    }

    private Remark target(Play play) {
        @Nullable Remark remark = remarks.find(play.targetOr(""));
        if (remark == null) {
            throw new IllegalArgumentException("There is no such comment.");
        }
        return remark;
    }

    /** The threads in which the customer has a comment, without what is hidden from them. */
    @Override
    public List<Line> conversation(int customer) {
        return alone(() -> {
            Set<String> roots = remarks.stream()
                    .filter(one -> one.customer() == customer)
                    .map(Remark::root)
                    .collect(Collectors.toSet());
            return remarks.stream()
                    .filter(one -> roots.contains(one.root()) && (one.isPublished() || one.customer() == customer))
                    .map(one -> Line.of(one.id(), one.published(), one.writer(), one.text()))
                    .toList();
        });
    }

    @Override
    protected void clear() {
        remarks.clear();
        api.clear();
        told.clear();
    }
}
