package dev.dragoman.simulator.instagram;

import dev.dragoman.simulator.ConversationsApi;
import dev.dragoman.simulator.Customer;
import dev.dragoman.simulator.GraphAnswer;
import dev.dragoman.simulator.GraphCall;
import dev.dragoman.simulator.Journal;
import dev.dragoman.simulator.Line;
import dev.dragoman.simulator.MessagesApi;
import dev.dragoman.simulator.MessagingRules;
import dev.dragoman.simulator.MetaSimulator;
import dev.dragoman.simulator.NetworkClock;
import dev.dragoman.simulator.Phone;
import dev.dragoman.simulator.Play;
import dev.dragoman.simulator.SubscribedApps;
import dev.dragoman.simulator.WhenSimulating;
import org.springframework.stereotype.Component;

/** The pretend Instagram, as tests and programs use it: do what a customer does, see what came of it, misbehave. */
@Component
@WhenSimulating
public class InstagramSimulator extends MetaSimulator<InstagramTraits> {

    private static final MessagingRules RULES = new MessagingRules(2534014, 2534022, 1000);

    private final InstagramEvents events;
    private final Phone phone;
    private final Posts posts;
    private final MessagesApi messages;
    private final ConversationsApi conversations;

    InstagramSimulator(AccountSettings account, Journal journal, NetworkClock clock) {
        super(account, InstagramTraits.CALM, journal, clock);
        events = new InstagramEvents(account, sender, behaviour::now);
        phone = new Phone(world, events);
        posts = new Posts(account, world, events);
        messages = new MessagesApi(world, behaviour::now, events, RULES);
        conversations = new ConversationsApi(world, account);
    }

    /**
     * The acts are those of messages, {@code story-reply}, {@code comment}, {@code account-comment},
     * {@code withdraw-comment} and {@code mention}.
     */
    @Override
    public String play(Play play) {
        return world.alone(() -> switch (play.act()) {
            case "story-reply" -> answerStory(world.customer(play.customer()), play.someWords());
            case "comment" ->
                posts.comment(world.customer(play.customer()).number(), play.targetOr(""), play.someWords());
            case "account-comment" -> posts.comment(0, play.targetOr(""), play.someWords());
            case "withdraw-comment" -> posts.withdraw(play.customer(), play.targetOr(""));
            case "mention" -> posts.mention(play.someWords());
            default -> phone.play(play);
        });
    }

    private String answerStory(Customer customer, String text) {
        Line line = Line.of(world.newMessageId(), world.now(), Line.Writer.CUSTOMER, text);
        customer.heardAt(world.now());
        world.put(customer, line);
        events.answeredStory(customer, line);
        return line.id();
    }

    @Override
    protected GraphAnswer answer(GraphCall call) {
        boolean isAccount =
                call.object().equals(settings.account()) || call.object().equals("me");
        return switch (call.edge()) {
            case "comments", "replies" -> posts.under(call);
            case "" -> isAccount && call.isGet() ? posts.account(call.text("fields")) : posts.object(call);
            default -> isAccount ? ofAccount(call) : GraphAnswer.noSuchObject();
        };
    }

    private GraphAnswer ofAccount(GraphCall call) {
        return switch (call.edge() + (call.isGet() ? " read" : "")) {
            case "messages" -> messages.send(call);
            case "mentions" -> posts.answerMention(call);
            case "conversations read" -> conversations.list(call);
            case "media read" -> posts.media();
            case "subscribed_apps", "subscribed_apps read" -> SubscribedApps.answer(call, world, settings);
            default -> GraphAnswer.noSuchObject();
        };
    }

    @Override
    public void reset() {
        super.reset();
        world.alone(() -> {
            posts.clear();
            return true;
        });
    }
}
