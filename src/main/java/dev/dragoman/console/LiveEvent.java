package dev.dragoman.console;

/** One event of the live stream. */
record LiveEvent(String cursor, String topic, String data) {

    /** Tells a client that it is connected; changes nothing about where it stands. */
    static LiveEvent hello(String cursor) {
        return new LiveEvent("", "hello", cursor);
    }

    /** Tells a client to read everything anew. */
    static LiveEvent reset(String cursor) {
        return new LiveEvent(cursor, "reset", "");
    }

    /** As it goes over the wire: the topic is the first line of the data, so that a page needs one listener. */
    String text() {
        String id = cursor.isEmpty() ? "" : "id: " + cursor + "\n";
        return id + "data: " + topic + "\ndata: " + data.replaceAll("\\R", "\ndata: ") + "\n\n";
    }
}
