package dev.dragoman.channels.telegram;

import dev.dragoman.channels.MediaSource;
import dev.dragoman.channels.telegram.TelegramApi.Answer;
import dev.dragoman.message.Attachment;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks where a file of a chat can be read: {@code getFile}, for files up to 20 MB. The address carries the token. */
final class TelegramFiles {

    /** What stands before a file's id in the reference of an attachment. */
    static final String REFERENCE = "telegram:";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,300}");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_-]+){0,10}");

    private final TelegramApi api;
    private final String baseUrl;

    TelegramFiles(TelegramApi api, String baseUrl) {
        this.api = api;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
    }

    Optional<MediaSource> source(TelegramSettings.Bot bot, Attachment attachment) {
        String reference = attachment.url();
        if (reference == null || !reference.startsWith(REFERENCE)) {
            return Optional.empty();
        }
        String id = reference.substring(REFERENCE.length());
        return ID.matcher(id).matches()
                ? path(api.call(bot, "getFile", Map.of("file_id", id)))
                        .map(path ->
                                new MediaSource(baseUrl + "/file/bot" + bot.token() + "/" + path, Map.of(), baseUrl))
                : Optional.empty();
    }

    private static Optional<String> path(Answer answer) {
        return answer instanceof Answer.Done done
                ? Optional.of(TelegramFields.text(done.result(), "file_path"))
                        .filter(path -> PATH.matcher(path).matches())
                : Optional.empty();
    }
}
