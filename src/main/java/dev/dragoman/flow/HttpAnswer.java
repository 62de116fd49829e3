package dev.dragoman.flow;

/** What goes back over HTTP: a status, a content type and a body, never a stack trace. */
public record HttpAnswer(int status, String contentType, String body) {

    static HttpAnswer text(int status, String body) {
        return new HttpAnswer(status, "text/plain;charset=utf-8", body);
    }

    static HttpAnswer json(int status, String body) {
        return new HttpAnswer(status, "application/json", body);
    }
}
