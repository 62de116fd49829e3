package dev.dragoman.rasa;

/** A Rasa server could not be asked, or answered with an error. The message is for people and holds no secret. */
public final class RasaFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean blamesServer;

    private RasaFailed(int status, boolean blamesServer, String why) {
        super(why);
        this.status = status;
        this.blamesServer = blamesServer;
    }

    /** Nothing came back, or nothing that can be read. */
    static RasaFailed silent(String why) {
        return new RasaFailed(0, true, why);
    }

    /** The server is not asked, for it is busy or left alone. */
    static RasaFailed spared(String why) {
        return new RasaFailed(0, false, why);
    }

    static RasaFailed answered(int status, boolean blamesServer, String why) {
        return new RasaFailed(status, blamesServer, why);
    }

    /** The HTTP status of the answer; 0 where there was none. */
    public int status() {
        return status;
    }

    /** Whether the server is unwell, and not this one request wrong. */
    boolean blamesServer() {
        return blamesServer;
    }

    /** Why, as a sentence's end. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
