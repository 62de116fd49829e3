package dev.dragoman.flow;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses compressed requests before anybody unpacks them. Jetty would, since it also compresses our answers: a sender
 * nobody knows could make it swell a few bytes into many, and signatures are over the bytes as they came.
 */
class PlainRequests extends Handler.Wrapper {

    PlainRequests(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!request.getHeaders().contains(HttpHeader.CONTENT_ENCODING)) {
            return super.handle(request, response, callback);
        }
        response.setStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
        Content.Sink.write(response, true, "send it without Content-Encoding", callback);
        return true;
    }
}
