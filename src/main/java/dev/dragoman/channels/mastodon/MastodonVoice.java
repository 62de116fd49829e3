package dev.dragoman.channels.mastodon;

import static dev.dragoman.channels.mastodon.MastodonFields.id;

import dev.dragoman.channels.Composed;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.SendResult.Refused;
import dev.dragoman.channels.mastodon.MastodonApi.Answer;
import dev.dragoman.channels.mastodon.MastodonQuota.Kind;
import dev.dragoman.channels.mastodon.MastodonRendering.Rendered;
import dev.dragoman.channels.mastodon.MastodonRendering.Target;
import dev.dragoman.channels.mastodon.MastodonThreads.Look;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Outbound;
import dev.dragoman.message.Visibility;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Speaks for one account. */
final class MastodonVoice {

    private final MastodonApi api;
    private final MastodonThreads threads;
    private final MastodonRendering rendering;
    private final boolean isLoud;

    MastodonVoice(MastodonApi api, MastodonThreads threads, MastodonSettings settings) {
        this.api = api;
        this.threads = threads;
        this.rendering = new MastodonRendering(settings.longest());
        this.isLoud = settings.publicReplies().equals("public");
    }

    SendResult send(Outbound outbound) {
        return switch (outbound.act()) {
            case Act.Say say -> worded(outbound, this::say);
            case Act.ReplyPrivately reply -> worded(outbound, this::replyPrivately);
            case Act.Like like -> like(outbound);
            case Act.SendFile file -> new Refused("Files are not sent to Mastodon.");
            case Act.Template template -> new Refused("Mastodon has no templates.");
            case Act.Moderate(Moderation verdict) ->
                verdict == Moderation.DELETE_OWN
                        ? delete(outbound)
                        : new Refused("On Mastodon an account can delete posts of its own alone.");
        };
    }

    private SendResult worded(Outbound outbound, Function<Outbound, SendResult> how) {
        @Nullable String problem = rendering.problem(outbound);
        return problem == null ? how.apply(outbound) : new Refused(problem);
    }

    private SendResult say(Outbound outbound) {
        if (outbound.address().visibility() == Visibility.PUBLIC) {
            return toAuthor(outbound, status -> {
                String acct = status.isOurs() ? null : status.acct();
                String visibility = isLoud && status.visibility().equals("public") ? "public" : "unlisted";
                return post(outbound, new Target(acct, status.id(), visibility));
            });
        }
        @Nullable NetworkId answers = outbound.answers();
        return post(
                outbound,
                new Target(
                        outbound.address().thread().value(),
                        answers == null ? null : answers.value(),
                        MastodonRendering.DIRECT));
    }

    private SendResult replyPrivately(Outbound outbound) {
        if (outbound.address().visibility() == Visibility.PRIVATE) {
            return new Refused("Only a public post can be answered privately.");
        }
        return toAuthor(outbound, status -> {
            if (status.isOurs()) {
                return new Refused("The post that is answered is our own.");
            }
            SendResult result = post(outbound, new Target(status.acct(), status.id(), MastodonRendering.DIRECT));
            return result instanceof SendResult.Sent sent
                    ? new SendResult.Sent(sent.id(), new NetworkId(status.acct()))
                    : result;
        });
    }

    /** Only the post that is answered tells whom to name, and whether everybody may read along. */
    private SendResult toAuthor(Outbound outbound, Function<MastodonStatus, SendResult> say) {
        String target = target(outbound).value();
        if (!MastodonFields.isId(target)) {
            return new Refused("The post that is answered has no number of Mastodon.");
        }
        return switch (threads.look(target)) {
            case Look.NotFound(SendResult why) -> why;
            case Look.Found(MastodonStatus status) when status.isOpen() -> say.apply(status);
            case Look.Found found -> new Refused("The post that is answered is not public.");
        };
    }

    private static NetworkId target(Outbound outbound) {
        return Objects.requireNonNullElse(outbound.answers(), outbound.address().thread());
    }

    private SendResult post(Outbound outbound, Target target) {
        return switch (rendering.render(outbound, target)) {
            case Rendered.No no -> new Refused(no.why());
            case Rendered.Post post -> ended(api.post(Kind.POST, "api/v1/statuses", outbound.key(), post.body()));
        };
    }

    private SendResult like(Outbound outbound) {
        String target = target(outbound).value();
        boolean isPost = outbound.answers() != null || outbound.address().visibility() == Visibility.PUBLIC;
        return isPost && MastodonFields.isId(target)
                ? ended(api.post(Kind.CALL, "api/v1/statuses/" + target + "/favourite", outbound.key(), Map.of()))
                : new Refused("There is no post to be liked.");
    }

    /** A post of ours that is no longer there has been deleted, as it was to be: a repeated call finds it gone. */
    private SendResult delete(Outbound outbound) {
        @Nullable NetworkId own = outbound.answers();
        if (own == null || !MastodonFields.isId(own.value())) {
            return new Refused("It is not said which post is to be deleted.");
        }
        return switch (api.delete("api/v1/statuses/" + own.value())) {
            case Answer.Failed(SendResult.OptedOut gone) -> new SendResult.Sent(own);
            case Answer.Failed(SendResult ending) -> ending;
            case Answer.Done done -> new SendResult.Sent(own);
        };
    }

    SendResult publish(Publication publication) {
        Composed composed = rendering.compose(publication);
        @Nullable String problem = composed.problem();
        return problem == null
                ? ended(api.post(
                        Kind.POST,
                        "api/v1/statuses",
                        publication.key(),
                        Map.of("status", composed.text(), "visibility", "public")))
                : new Refused(problem);
    }

    private static SendResult ended(Answer answer) {
        return switch (answer) {
            case Answer.Failed(SendResult ending) -> ending;
            case Answer.Done done -> {
                String number = id(done.body(), "id");
                yield number.isEmpty()
                        ? new SendResult.Doubtful("The instance took it but did not number it.")
                        : new SendResult.Sent(new NetworkId(number));
            }
        };
    }
}
