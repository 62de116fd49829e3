package dev.dragoman.console;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Plays Facebook and WhatsApp for a whole house: does everything but with the comment that is to be refused. */
final class MetaDispatcher extends Dispatcher {

    static final String PAGE = "104800000000001";
    static final String NUMBER = "200000000000001";
    static final String REFUSED = "refused";

    private static final String TEMPLATES = """
            {"data": [{"name": "update", "language": "en_US", "status": "APPROVED", "category": "UTILITY",
              "components": [{"type": "BODY", "text": "Your order {{1}} is on its way."}]}]}
            """;

    /** The settings of a house that calls this network. */
    static String[] settings(String url) {
        return new String[] {
            "dragoman.demo=false",
            "dragoman.simulator.enabled=false",
            "dragoman.channels.facebook.enabled=true",
            "dragoman.channels.facebook.app-secret=made-up-secret",
            "dragoman.channels.facebook.verify-token=made-up-word",
            "dragoman.channels.facebook.base-url=" + url,
            "dragoman.channels.facebook.accounts[0].id=" + PAGE,
            "dragoman.channels.facebook.accounts[0].token=made-up-token",
            "dragoman.channels.whatsapp.enabled=true",
            "dragoman.channels.whatsapp.app-secret=made-up-secret",
            "dragoman.channels.whatsapp.verify-token=made-up-word",
            "dragoman.channels.whatsapp.base-url=" + url,
            "dragoman.channels.whatsapp.accounts[0].id=" + NUMBER,
            "dragoman.channels.whatsapp.accounts[0].business-account=300000000000001",
            "dragoman.channels.whatsapp.accounts[0].token=made-up-token"
        };
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        if (path.contains(REFUSED)) {
            return new MockResponse.Builder()
                    .code(400)
                    .body("{\"error\":{\"code\":100,\"error_subcode\":33,\"message\":\"no\"}}")
                    .build();
        }
        return new MockResponse.Builder().body(body(path)).build();
    }

    private static String body(String path) {
        if (path.endsWith("/message_templates")) {
            return TEMPLATES;
        }
        if (path.endsWith("/messages")) {
            return "{\"messages\":[{\"id\":\"wamid.1\"}]}";
        }
        return path.endsWith("/comments") ? "{\"id\":\"" + PAGE + "_99\"}" : "{\"success\":true}";
    }
}
