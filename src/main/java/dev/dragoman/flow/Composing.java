package dev.dragoman.flow;

import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.Limits;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.conversations.Message;
import dev.dragoman.conversations.Owner;
import dev.dragoman.delivery.Draft;
import dev.dragoman.delivery.Outbox;
import dev.dragoman.message.Act;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Visibility;
import dev.dragoman.rasa.Said;
import dev.dragoman.replies.Decided.Spoken;
import dev.dragoman.replies.Decision;
import dev.dragoman.replies.Decision.Step;
import dev.dragoman.replies.Disclosure;
import dev.dragoman.replies.Fitted;
import dev.dragoman.replies.Fitting;
import dev.dragoman.replies.Rendered;
import dev.dragoman.replies.Request;
import dev.dragoman.replies.TemplateKey;
import dev.dragoman.replies.Templates;
import dev.dragoman.understanding.Entity;
import dev.dragoman.understanding.Understanding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Turns the steps of a decision into words for this customer on this network, and puts them into the outbox. */
@Component
class Composing {

    private final Templates templates;
    private final ChannelRegistry channels;
    private final Outbox outbox;

    Composing(Templates templates, ChannelRegistry channels, Outbox outbox) {
        this.templates = templates;
        this.channels = channels;
        this.outbox = outbox;
    }

    /** Finds the words for every step. A step without a template makes the decision a hand-off. */
    Composed compose(Turn.Due due, Understanding heard, Decision decision, Outbox.Past past) {
        Conversation conversation = due.conversation();
        boolean introduced = conversation.introduced() && past.hasSpoken();
        var voice = new Voice(due, heard, introduced, past.nextPlan());
        List<Draft> drafts = new ArrayList<>();
        List<Spoken> spoken = new ArrayList<>();
        boolean introduces = false;
        Owner owner = decision.choice() == Decision.Choice.HAND_OFF ? Owner.QUEUED : Owner.BOT;
        for (Step step : decision.steps()) {
            Optional<Act> act = act(voice, step, spoken);
            if (act.isEmpty()) {
                return withoutTemplate(step.template(), heard.language());
            }
            introduces |= voice.introduces(step);
            drafts.add(draft(voice, act.get(), owner, drafts.size()));
        }
        return new Composed(decision, drafts, spoken, introduces);
    }

    /** The same for what Rasa or an action said. What cannot be said in our words makes the decision a hand-off. */
    Composed composeTold(Turn.Due due, Understanding heard, Decision decision, Outbox.Past past) {
        List<Said> said = Objects.requireNonNull(due.prepared().told()).said();
        Conversation conversation = due.conversation();
        boolean introduced = conversation.introduced() && past.hasSpoken();
        var voice = new Voice(due, heard, introduced, past.nextPlan());
        List<Spoken> spoken = new ArrayList<>();
        Request first = voice.request(Disclosure.TEMPLATE, Visibility.PRIVATE);
        var wording =
                new Wording(introduced ? "" : disclosure(first, spoken), limits(conversation, Visibility.PRIVATE));
        for (Said one : said) {
            Optional<Rendered> own = Optional.empty();
            if (one.template() != null) {
                own = templates.render(voice.request(one));
                own.ifPresent(it -> spoken.add(spoken(it)));
                if (own.isEmpty() && one.text().isEmpty()) {
                    return withoutTemplate(one.template(), heard.language());
                }
            }
            wording.add(
                    own.map(Rendered::text).orElse(one.text()),
                    own.map(Rendered::choices).orElse(one.choices()));
        }
        Owner owner = decision.choice() == Decision.Choice.HAND_OFF ? Owner.QUEUED : Owner.BOT;
        List<Draft> drafts = new ArrayList<>();
        wording.all()
                .forEach(it -> drafts.add(draft(voice, new Act.Say(it.text(), it.choices()), owner, drafts.size())));
        return new Composed(decision, drafts, spoken, !introduced && !drafts.isEmpty());
    }

    /** What Rasa says outside of a turn; responses of our own are left out. */
    List<Act> acts(Conversation conversation, List<Said> said) {
        var wording = new Wording("", limits(conversation, Visibility.PRIVATE));
        said.forEach(it -> wording.add(it.text(), it.choices()));
        return wording.all().stream()
                .<Act>map(it -> new Act.Say(it.text(), it.choices()))
                .toList();
    }

    private static Composed withoutTemplate(String template, String language) {
        String reason = "there is no reply “" + template + "” in " + language;
        var instead = new Decision(Decision.Choice.HAND_OFF, "no template", reason, false, false, List.of());
        return new Composed(instead, List.of(), List.of(), false);
    }

    /** Whether the customer's words contain those with which we tell that a bot is speaking: then one of us speaks. */
    boolean soundsLikeUs(Turn.Due due, Understanding heard) {
        var voice = new Voice(due, heard, true, 0);
        return templates
                .render(voice.request(Disclosure.TEMPLATE, Visibility.PRIVATE))
                .map(rendered -> rendered.text().strip())
                .filter(words -> !words.isEmpty() && due.trigger().text().contains(words))
                .isPresent();
    }

    void put(Composed composed) {
        composed.drafts().forEach(outbox::put);
    }

    private Optional<Act> act(Voice voice, Step step, List<Spoken> spoken) {
        if (step.kind() == Step.Kind.LIKE) {
            return Optional.of(new Act.Like());
        }
        Visibility visibility = step.kind() == Step.Kind.SAY_PRIVATELY
                ? Visibility.PRIVATE
                : voice.conversation().address().visibility();
        Request request = voice.request(step.template(), visibility);
        return templates.render(request).map(rendered -> {
            spoken.add(spoken(rendered));
            String opening = voice.introduces(step) ? disclosure(request, spoken) : "";
            Fitted fitted = Fitting.fit(
                    opening + rendered.text(), rendered.choices(), limits(voice.conversation(), visibility));
            return step.kind() == Step.Kind.SAY_PRIVATELY
                    ? new Act.ReplyPrivately(fitted.text(), fitted.choices())
                    : new Act.Say(fitted.text(), fitted.choices());
        });
    }

    private String disclosure(Request answer, List<Spoken> spoken) {
        return templates
                .render(Disclosure.before(answer))
                .map(rendered -> {
                    spoken.add(spoken(rendered));
                    return Disclosure.opening(rendered);
                })
                .orElse("");
    }

    private static Spoken spoken(Rendered rendered) {
        return new Spoken(rendered.key(), rendered.language(), rendered.version(), rendered.variation());
    }

    private Limits limits(Conversation conversation, Visibility visibility) {
        return channels.find(conversation.address().channel())
                .map(channel -> channel.limits(visibility))
                .orElse(Limits.text(500));
    }

    private static Draft draft(Voice voice, Act act, Owner owner, int ordinal) {
        String trigger = voice.trigger().externalId();
        return new Draft(
                voice.conversation(),
                new NetworkId(trigger),
                act,
                owner,
                null,
                new Draft.Place(trigger, "answer", ordinal, voice.plan()));
    }

    /** A decision with its words. */
    record Composed(Decision decision, List<Draft> drafts, List<Spoken> spoken, boolean introduces) {}

    /**
     * For whom the words are, and what is known.
     *
     * @param introduced whether the customer was told that a bot is speaking, by a message that did not stay here
     * @param plan       raised when an earlier answer to the same message was taken back
     */
    private record Voice(Turn.Due due, Understanding heard, boolean introduced, int plan) {

        Conversation conversation() {
            return due.conversation();
        }

        Message trigger() {
            return due.trigger();
        }

        Request request(String template, Visibility visibility) {
            return new Request(
                    new TemplateKey(template, heard.language()),
                    conversation().address().channel(),
                    visibility,
                    variables(),
                    trigger().externalId().hashCode());
        }

        /** A response of our own that an action named, with what it filled in. */
        Request request(Said said) {
            Map<String, String> all = variables();
            all.putAll(said.variables());
            return new Request(
                    new TemplateKey(String.valueOf(said.template()), heard.language()),
                    conversation().address().channel(),
                    Visibility.PRIVATE,
                    all,
                    trigger().externalId().hashCode());
        }

        private Map<String, String> variables() {
            Map<String, String> variables = new HashMap<>();
            for (Entity entity : heard.entities()) {
                variables.put(entity.entity(), entity.value());
            }
            variables.putAll(due.known());
            if (conversation().name() != null) {
                variables.put("customer_name", conversation().name());
            }
            return variables;
        }

        /** The first private words of the bot say that it is one. */
        boolean introduces(Step step) {
            boolean isPrivate = conversation().address().visibility() == Visibility.PRIVATE;
            return switch (step.kind()) {
                case SAY -> isPrivate && !introduced;
                case SAY_PRIVATELY -> true;
                case LIKE -> false;
            };
        }
    }
}
