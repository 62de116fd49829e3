package dev.dragoman.channels.telegram;

import dev.dragoman.channels.FileLimits;
import dev.dragoman.channels.OutgoingFile;
import dev.dragoman.message.Foreign;
import dev.dragoman.message.NetworkId;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;

/** A file as the Bot API wants it: a picture to be looked at, or a document to be saved. */
final class TelegramOutgoing {

    /** 1,024 characters with a file, by the Bot API's page on {@code sendDocument}; it takes more than 5 MB. */
    static final FileLimits LIMITS = new FileLimits(
            Set.of("png", "jpeg", "gif", "webp", "pdf", "text"), 5 * 1024 * 1024, TelegramPublishing.CAPTION);

    private static final Set<String> PHOTOS = Set.of("png", "jpeg");

    private TelegramOutgoing() {}

    static String method(OutgoingFile file) {
        return PHOTOS.contains(file.kind()) ? "sendPhoto" : "sendDocument";
    }

    static MultipartBody parts(NetworkId chat, OutgoingFile file) {
        var parts = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("chat_id", chat.value())
                .addFormDataPart(
                        PHOTOS.contains(file.kind()) ? "photo" : "document",
                        file.name(),
                        RequestBody.create(file.bytes(), MediaType.get(file.mediaType())));
        String caption = Foreign.text(file.caption());
        if (!caption.isBlank()) {
            parts.addFormDataPart("caption", caption);
        }
        return parts.build();
    }
}
