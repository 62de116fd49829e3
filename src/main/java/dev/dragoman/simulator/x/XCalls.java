package dev.dragoman.simulator.x;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import dev.dragoman.simulator.Line.Writer;
import dev.dragoman.simulator.WhenSimulating;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Does what a call wants: messages, posts, replies, hiding, deleting and the lists. Called under the lock. */
@Component
@WhenSimulating
final class XCalls {

    private static final int LONGEST_MESSAGE = 10_000;
    private static final int HEAVIEST_POST = 280;
    private static final int USUAL = 10;
    private static final int MOST = 100;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final BrandAccount account;
    private final XWorld world;
    private final XJson json;

    XCalls(BrandAccount account, XWorld world, XJson json) {
        this.account = account;
        this.world = world;
        this.json = json;
    }

    /** What came of a call, and the event of it. */
    record Outcome(ApiAnswer answer, @Nullable ObjectNode event) {

        static Outcome of(ApiAnswer answer) {
            return new Outcome(answer, null);
        }
    }

    Outcome answer(ApiCall call, boolean summonedOnly) {
        if (call.is("POST", "2/dm_conversations/with/[0-9]+/messages")) {
            return message(call.part(3), call.text("text"));
        }
        if (call.is("POST", "2/tweets")) {
            return post(call, summonedOnly);
        }
        if (call.is("PUT", "2/tweets/[0-9]+/hidden")) {
            return Outcome.of(hide(call));
        }
        if (call.is("DELETE", "2/tweets/[0-9]+")) {
            return Outcome.of(delete(call.part(2)));
        }
        if (call.is("GET", "2/dm_events")) {
            return Outcome.of(list(call, world.stream().filter(one -> !one.isPost()), json::listed));
        }
        if (call.is("GET", "2/users/" + account.id() + "/mentions")) {
            return Outcome.of(list(call, world.stream().filter(this::isForUs), json::post));
        }
        return Outcome.of(
                call.is("GET", "2/users/" + account.id() + "/tweets")
                        ? list(call, world.stream().filter(one -> one.isPost() && !one.isByCustomer()), json::post)
                        : XProblem.noMethod());
    }

    private Outcome message(String person, String text) {
        int customer = XWorld.customer(person);
        if (customer == 0 || !world.wrote(customer)) {
            return Outcome.of(XProblem.forbidden("You do not have permission to DM one or more participants."));
        }
        if (text.isBlank() || text.length() > LONGEST_MESSAGE) {
            return Outcome.of(XProblem.invalid("The text of a message has 1 to 10,000 characters."));
        }
        Said said = world.message(customer, Writer.APP, text);
        ObjectNode data =
                JSON.objectNode().put("dm_conversation_id", json.pair(customer)).put("dm_event_id", said.id());
        return new Outcome(XProblem.data(201, data), json.event("dm.sent", said));
    }

    private Outcome post(ApiCall call, boolean summonedOnly) {
        String text = call.text("text");
        String target = call.fields().path("reply").path("in_reply_to_tweet_id").asString("");
        @Nullable Said answered = world.find(target);
        if (text.isBlank() || weight(text) > HEAVIEST_POST) {
            return Outcome.of(XProblem.invalid("The text of a post weighs 1 to 280."));
        }
        if (!target.isEmpty() && (answered == null || !answered.isPost())) {
            return Outcome.of(XProblem.gone());
        }
        if (answered != null && summonedOnly && !summons(answered)) {
            return Outcome.of(
                    XProblem.forbidden("You may reply only to posts whose author has mentioned or quoted you."));
        }
        if (world.repeats(text, answered == null ? null : answered.id())) {
            return Outcome.of(XProblem.forbidden("You are not allowed to create a Tweet with duplicate content."));
        }
        Said said = world.post(answered == null ? 0 : answered.customer(), Writer.APP, text, answered);
        ObjectNode data = JSON.objectNode().put("id", said.id()).put("text", text);
        data.putArray("edit_history_tweet_ids").add(said.id());
        return new Outcome(XProblem.data(201, data), json.event("post.create", said));
    }

    /** Whether its author spoke to the account: by its name in the words, or by a quote. */
    boolean summons(Said post) {
        @Nullable Said quoted = world.find(post.quotes());
        return !post.isByCustomer() || mentions(post.text()) || (quoted != null && !quoted.isByCustomer());
    }

    boolean mentions(String text) {
        return text.matches("(?is).*@" + account.handle() + "(?![a-z0-9_]).*");
    }

    /** A reply to the account names it by itself. */
    private boolean isForUs(Said said) {
        @Nullable Said answered = world.find(said.answers());
        return said.isPost()
                && said.isByCustomer()
                && (mentions(said.text()) || (answered != null && !answered.isByCustomer()));
    }

    private ApiAnswer hide(ApiCall call) {
        @Nullable Said said = world.find(call.part(2));
        if (said == null) {
            return XProblem.gone();
        }
        boolean wanted = call.fields().path("hidden").asBoolean(false);
        return said.isByCustomer() && said.answers() != null
                ? XProblem.data(200, JSON.objectNode().put("hidden", wanted))
                : XProblem.forbidden("Only replies of others can be hidden.");
    }

    private ApiAnswer delete(String id) {
        @Nullable Said said = world.find(id);
        if (said == null || !said.isPost()) {
            return XProblem.gone();
        }
        if (said.isByCustomer()) {
            return XProblem.forbidden("You are not authorized to delete this Tweet.");
        }
        world.remove(id);
        return XProblem.data(200, JSON.objectNode().put("deleted", true));
    }

    /** The newest first, after an id; an empty list has no data, and what follows a page has a token. */
    private ApiAnswer list(ApiCall call, Stream<Said> found, Function<Said, ObjectNode> write) {
        String mark = call.text("since_id");
        BigInteger since = mark.matches("[0-9]{1,25}") ? new BigInteger(mark) : BigInteger.ZERO;
        int begin = (int) call.number("pagination_token", 0);
        int most = Math.clamp(call.number("max_results", USUAL), 1, MOST);
        List<Said> all = found.filter(one -> number(one).compareTo(since) > 0)
                .sorted(Comparator.comparing(XCalls::number).reversed())
                .toList();
        List<Said> page = all.stream().skip(begin).limit(most).toList();
        ObjectNode body = JSON.objectNode();
        if (!page.isEmpty()) {
            body.putArray("data").addAll(page.stream().map(write).toList());
        }
        if (!call.text("expansions").isEmpty() && !page.isEmpty()) {
            body.putObject("includes").set("users", json.users(page));
        }
        ObjectNode meta = body.putObject("meta").put("result_count", page.size());
        if (begin + page.size() < all.size()) {
            meta.put("next_token", String.valueOf(begin + page.size()));
        }
        return ApiAnswer.of(200, body);
    }

    private static BigInteger number(Said said) {
        return new BigInteger(said.id());
    }

    /** By X's page on counting characters: a link weighs 23, and what is not Latin 2. */
    private static int weight(String text) {
        String counted = text.replaceAll("https?://\\S+", "x".repeat(23));
        return counted.codePoints().map(c -> isLight(c) ? 1 : 2).sum();
    }

    private static boolean isLight(int c) {
        return c <= 0x10FF
                || (c >= 0x2000 && c <= 0x200D)
                || (c >= 0x2010 && c <= 0x201F)
                || (c >= 0x2032 && c <= 0x2037);
    }
}
