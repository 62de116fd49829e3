package dev.dragoman.webchat;

import dev.dragoman.media.KeptFile;

/**
 * A file of a message, as the visitor sees it.
 *
 * @param id   the one it was handed in under
 * @param kind such as {@code png}
 */
record ShownFile(String id, String name, String kind) {

    static ShownFile of(KeptFile file) {
        return new ShownFile(file.clientId().toString(), file.name(), file.type());
    }
}
