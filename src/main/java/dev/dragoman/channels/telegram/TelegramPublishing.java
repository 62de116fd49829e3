package dev.dragoman.channels.telegram;

import dev.dragoman.channels.Composed;
import dev.dragoman.channels.Composed.Part;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Publication;
import dev.dragoman.channels.SendResult;
import dev.dragoman.channels.telegram.TelegramApi.Answer;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.NetworkId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a bot says in the channel of the brand: a message, or a picture with a caption. */
final class TelegramPublishing {

    /** 1,024 characters under a picture, by the Bot API's page on {@code sendPhoto}. */
    static final Limits CAPTION = Limits.text(1024);

    private static final String NUMBER_OF_CHANNEL = "-100";

    private TelegramPublishing() {}

    static Composed compose(Publication publication) {
        boolean hasPicture = publication.imageUrl() != null;
        return Composed.of(Foreign.text(publication.withLink()), hasPicture ? CAPTION : TelegramRendering.MESSAGE)
                .without(publication, Part.TITLE);
    }

    static SendResult publish(TelegramApi api, TelegramSettings.Bot bot, Publication publication) {
        Composed composed = compose(publication);
        @Nullable String problem = composed.problem();
        if (problem != null) {
            return new SendResult.Refused(problem);
        }
        Map<String, Object> body = TelegramRendering.to(new NetworkId(bot.channel()));
        if (publication.imageUrl() == null) {
            body.put("text", composed.text());
            return ended(api.call(bot, "sendMessage", body));
        }
        body.put("photo", publication.imageUrl());
        body.put("caption", composed.text());
        return ended(api.call(bot, "sendPhoto", body));
    }

    private static SendResult ended(Answer answer) {
        return switch (answer) {
            case Answer.Failed failed -> failed.ending();
            case Answer.Done(JsonNode message) -> {
                @Nullable NetworkId id = TelegramFields.messageId(message);
                yield id == null
                        ? new SendResult.Doubtful("Telegram took the message but did not number it.")
                        : new SendResult.Sent(id);
            }
        };
    }

    /** Public channels are read by their name, private ones by their number, and that by members alone. */
    static Optional<String> address(String channel, NetworkId published) {
        String number = published.value().replaceFirst(".*_", "");
        if (channel.startsWith("@")) {
            return Optional.of("https://t.me/" + channel.substring(1) + "/" + number);
        }
        return channel.startsWith(NUMBER_OF_CHANNEL)
                ? Optional.of("https://t.me/c/" + channel.substring(NUMBER_OF_CHANNEL.length()) + "/" + number)
                : Optional.empty();
    }
}
