package dev.dragoman.simulator.mastodon;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import dev.dragoman.simulator.Journal;
import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.NetworkClock;
import dev.dragoman.simulator.PlainTraits;
import dev.dragoman.simulator.Play;
import dev.dragoman.simulator.RestSimulator;
import dev.dragoman.simulator.WhenSimulating;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The pretend Mastodon, as tests and programs use it: do what a customer does, see what came of it, misbehave. */
@Component
@WhenSimulating
public class MastodonSimulator extends RestSimulator<PlainTraits> {

    static final String NAME = "mastodon";

    private final InstanceSettings settings;
    private final Instance instance;
    private final TootsApi api;
    private final CallLimits limits = new CallLimits();

    MastodonSimulator(Environment environment, Journal journal, NetworkClock clock) {
        super(NAME, PlainTraits.CALM, journal, clock);
        settings = new InstanceSettings(environment);
        instance = new Instance(settings, clock);
        api = new TootsApi(settings, instance);
    }

    @Override
    protected ApiAnswer answer(ApiCall call) {
        if (behaviour.now().tokenDead() || !call.carries("authorization", "Bearer " + settings.token())) {
            return TootsApi.error(401, "The access token is invalid");
        }
        return behaviour.throttles()
                ? CallLimits.refusal(instance.now().plusSeconds(behaviour.now().retryAfter()))
                : limits.count(call, instance.now(), () -> api.answer(call));
    }

    /** The acts are {@code write, comment, edit, withdraw} and, by a colleague in the account's own app, {@code inbox}. */
    @Override
    protected String act(Play play) {
        return switch (play.act()) {
            case "write" -> say(play, "direct");
            case "comment" -> say(play, "public");
            case "inbox" -> answerAsColleague(play);
            case "edit" -> {
                Toot own = own(play);
                instance.edit(own, named(0, play.someWords()));
                yield own.id();
            }
            case "withdraw" -> {
                Toot own = own(play);
                instance.remove(own);
                yield own.id();
            }
            default -> throw new IllegalArgumentException("There is no act of this name.");
        };
    }

    /** Names the account, and answers a post if the play has one. */
    private String say(Play play, String visibility) {
        String parent =
                play.targetOr("").isEmpty() ? null : standing(play.targetOr("")).id();
        int author = Instance.customer(play.customer());
        return instance.post(new Instance.Draft(author, false, named(0, play.someWords()), visibility, parent))
                .id();
    }

    private String answerAsColleague(Play play) {
        Toot answered = standing(play.targetOr(""));
        String words = named(Instance.customer(play.customer()), play.someWords());
        return instance.post(new Instance.Draft(0, false, words, answered.visibility(), answered.id()))
                .id();
    }

    private String named(int person, String words) {
        return "@" + instance.acct(person) + " " + words;
    }

    private Toot own(Play play) {
        Toot toot = standing(play.targetOr(""));
        if (toot.author() != play.customer()) {
            throw new IllegalArgumentException("Only an own post can be changed.");
        }
        return toot;
    }

    private Toot standing(String id) {
        Toot toot = instance.toot(id);
        if (toot == null) {
            throw new IllegalArgumentException("There is no such post.");
        }
        return toot;
    }

    /** What the customer sees: their own posts and those that name them. */
    @Override
    public List<Line> conversation(int customer) {
        return alone(() -> instance.toots().stream()
                .filter(toot -> toot.concerns(Instance.customer(customer)))
                .map(MastodonSimulator::line)
                .toList());
    }

    private static Line line(Toot toot) {
        Line.Writer writer =
                toot.author() > 0 ? Line.Writer.CUSTOMER : toot.byApp() ? Line.Writer.APP : Line.Writer.INBOX;
        Line line = Line.of(toot.id(), toot.at(), writer, toot.text());
        Line liked = toot.liked() ? line.reacted("favourite") : line;
        return toot.editedAt() == null ? liked : liked.edited(toot.text());
    }

    @Override
    protected void clear() {
        instance.clear();
        limits.forget();
    }
}
