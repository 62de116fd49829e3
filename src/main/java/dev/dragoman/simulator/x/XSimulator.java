package dev.dragoman.simulator.x;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** The pretend X, as tests and programs use it: do what a customer does, see what came of it, misbehave. */
@Component("pretendX")
@WhenSimulating
public class XSimulator extends RestSimulator<XTraits> {

    static final String NAME = "x";

    private final XWorld world;
    private final XJson json;
    private final XCalls calls;
    private final XPass pass;
    private final XQuota quota;
    private final XEvents events;
    private final CallGate tokenGate;

    XSimulator(
            XCalls calls,
            XPass pass,
            BrandAccount account,
            XWorld world,
            XJson json,
            Journal journal,
            NetworkClock clock) {
        super(NAME, XTraits.CALM, journal, clock);
        this.world = world;
        this.json = json;
        this.calls = calls;
        this.pass = pass;
        this.quota = new XQuota(clock);
        this.events = new XEvents(account, behaviour, journal, clock);
        this.tokenGate = new CallGate(NAME, behaviour, journal, clock);
    }

    /** Renews the tokens; neither secrets nor tokens are noted. */
    ResponseEntity<byte[]> token(HttpServletRequest request) throws IOException, InterruptedException {
        ApiCall call = ApiCall.read(request, "/simulator/api/" + NAME);
        var noted = new CallGate.Noted("POST", "/2/oauth2/token", JsonNodeFactory.instance.objectNode(), false);
        return tokenGate.through(
                noted,
                () -> alone(() -> behaviour.now().tokenDead() ? XProblem.unauthorized() : pass.renew(call))
                        .notedIf(false));
    }

    @Override
    protected ApiAnswer answer(ApiCall call) {
        if (behaviour.now().tokenDead() || !pass.takes(call)) {
            return XProblem.unauthorized();
        }
        if (behaviour.throttles() || !quota.takes(call)) {
            return quota.told(call, XProblem.throttled());
        }
        if (call.isSend() && behaviour.now().noCredit()) {
            return XProblem.noCredit();
        }
        XCalls.Outcome outcome = calls.answer(call, behaviour.now().summonedOnly());
        if (outcome.event() != null) {
            events.tell(outcome.event());
        }
        return quota.told(call, outcome.answer());
    }

    /**
     * The acts are {@code write}, {@code mention}, {@code comment}, {@code quote}, {@code withdraw} of a customer, and
     * {@code inbox}, {@code account-post} and {@code account-comment} of a colleague in X's own app.
     */
    @Override
    protected String act(Play play) {
        if (play.customer() < 0 || play.customer() > XWorld.MOST_CUSTOMERS) {
            throw new IllegalArgumentException("Customers have numbers from 1 to " + XWorld.MOST_CUSTOMERS + ".");
        }
        return switch (play.act()) {
            case "write" -> told("dm.received", world.message(play.customer(), Writer.CUSTOMER, play.someWords()));
            case "inbox" -> told("dm.sent", world.message(play.customer(), Writer.INBOX, play.someWords()));
            case "mention" -> post(world.post(play.customer(), Writer.CUSTOMER, play.someWords(), null));
            case "comment" -> post(world.post(play.customer(), Writer.CUSTOMER, play.someWords(), target(play)));
            case "quote" -> told("post.quote.create", world.quote(play.customer(), play.someWords(), target(play)));
            case "account-post" -> told("post.create", world.post(0, Writer.INBOX, play.someWords(), null));
            case "account-comment" ->
                told("post.create", world.post(target(play).customer(), Writer.INBOX, play.someWords(), target(play)));
            case "withdraw" -> withdraw(play);
            default -> throw new IllegalArgumentException("There is no act of this name.");
        };
    }

    /** The account hears of direct replies to its posts and of mentions, of what is both twice, and of nothing else. */
    private String post(Said said) {
        @Nullable Said answered = world.find(said.answers());
        if (answered != null && !answered.isByCustomer()) {
            told("post.reply.create", said);
        }
        if (calls.mentions(said.text())) {
            told("post.mention.create", said);
        }
        return said.id();
    }

    private String told(String kind, Said said) {
        events.tell(json.event(kind, said));
        return said.id();
    }

    /** X tells nobody. */
    private String withdraw(Play play) {
        Said said = target(play);
        if (!said.isByCustomer() || said.customer() != play.customer()) {
            throw new IllegalArgumentException("Only what one said oneself can be taken back.");
        }
        world.remove(said.id());
        return said.id();
    }

    private Said target(Play play) {
        @Nullable Said said = world.find(play.targetOr(""));
        if (said == null) {
            throw new IllegalArgumentException("There is no such message or post.");
        }
        return said;
    }

    @Override
    public List<Line> conversation(int customer) {
        return alone(() -> world.stream()
                .filter(one -> one.customer() == customer)
                .map(Said::line)
                .toList());
    }

    @Override
    public int undelivered() {
        return events.unsettled();
    }

    @Override
    protected void clear() {
        world.clear();
        quota.clear();
    }

    @Override
    protected void stop() {
        super.stop();
        events.stop();
    }
}
