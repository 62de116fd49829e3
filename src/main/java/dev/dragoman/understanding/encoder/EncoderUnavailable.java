package dev.dragoman.understanding.encoder;

/** The encoder cannot run here; the message says why in words for the health page. */
public final class EncoderUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    EncoderUnavailable(String why) {
        super(why);
    }
}
