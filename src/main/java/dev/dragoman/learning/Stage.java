package dev.dragoman.learning;

import dev.dragoman.conversations.Texts.Text;
import dev.dragoman.learning.Rehearsal.Difference;
import dev.dragoman.learning.Rehearsal.Kind;
import dev.dragoman.learning.Rehearsal.Side;
import dev.dragoman.replies.Answers;
import dev.dragoman.replies.Body;
import dev.dragoman.replies.Decision;
import dev.dragoman.replies.Decision.Step;
import dev.dragoman.replies.Rendered;
import dev.dragoman.replies.Request;
import dev.dragoman.replies.Situation;
import dev.dragoman.replies.TemplateKey;
import dev.dragoman.replies.Templates;
import dev.dragoman.replies.Version;
import dev.dragoman.understanding.Entity;
import dev.dragoman.understanding.Library;
import dev.dragoman.understanding.Understander;
import dev.dragoman.understanding.Understanding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that decides what is said to a message, to be asked without saying it. Every message is treated as the first of its
 * conversation, on a network that can do everything.
 *
 * @param draft a version that is to speak in the place of the published one
 */
record Stage(
        Understander understander,
        Library library,
        Answers answers,
        Templates templates,
        @Nullable Version draft) {

    Stage with(Answers others) {
        return new Stage(understander, library, others, templates, draft);
    }

    Stage with(Version speaking) {
        return new Stage(understander, library, answers, templates, speaking);
    }

    /** What would be done. */
    Side play(Text said) {
        Understanding heard = understander.understandHere(said.text(), said.language());
        var situation = new Situation(
                said.visibility(),
                heard,
                Optional.ofNullable(heard.intent()).flatMap(name -> library.intent(heard.language(), name)),
                0,
                true,
                true);
        Decision decision = answers.decide(situation);
        String words = decision.steps().stream()
                .map(step -> words(said, heard, step))
                .filter(it -> !it.isBlank())
                .collect(Collectors.joining("\n"));
        return new Side(heard.intent(), heard.confidence(), decision.choice(), decision.rule(), decision.miss(), words);
    }

    private String words(Text said, Understanding heard, Step step) {
        if (step.kind() == Step.Kind.LIKE) {
            return "👍";
        }
        Map<String, String> variables = new HashMap<>();
        for (Entity entity : heard.entities()) {
            variables.put(entity.entity(), entity.value());
        }
        var template = new TemplateKey(step.template(), heard.language());
        var request = new Request(
                template,
                said.channel(),
                said.visibility(),
                variables,
                said.id().hashCode());
        return rendered(request).map(Rendered::text).map(Masking::mask).orElse("");
    }

    private Optional<Rendered> rendered(Request request) {
        if (draft != null && draft.template().equals(request.template())) {
            return templates.render(request, draft);
        }
        return templates
                .render(request)
                .or(() -> fresh(request.template()).flatMap(it -> templates.render(request, it)));
    }

    /** The response of an intent that is new in this library. */
    private Optional<Version> fresh(TemplateKey template) {
        return Optional.ofNullable(
                        library.knowledge(template.language()).responses().get(template.key()))
                .map(variations -> Version.ofFile(template, new Body(List.copyOf(variations))));
    }

    /** Empty where nothing differs but how sure we are. */
    static Optional<Difference> difference(Text said, Side before, Side after) {
        Kind kind;
        if (before.answers() != after.answers()) {
            kind = after.answers() ? Kind.NOW_ANSWERED : Kind.NO_LONGER_ANSWERED;
        } else if (!before.words().equals(after.words())) {
            kind = Kind.OTHER_ANSWER;
        } else if (before.choice() != after.choice()
                || !before.rule().equals(after.rule())
                || !String.valueOf(before.intent()).equals(String.valueOf(after.intent()))) {
            kind = Kind.OTHER_READING;
        } else {
            return Optional.empty();
        }
        return Optional.of(new Difference(
                said.conversation(), said.channel(), said.at(), Masking.mask(said.text()), kind, before, after));
    }
}
