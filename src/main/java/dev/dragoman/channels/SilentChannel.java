package dev.dragoman.channels;

import dev.dragoman.message.Visibility;
import java.time.Duration;

/** A network where there is something to notice and nothing to answer; its {@link #send} refuses, and says why. */
public interface SilentChannel extends PolledChannel {

    @Override
    default Limits limits(Visibility visibility) {
        return Limits.SILENT;
    }

    @Override
    default Proof proof() {
        return Proof.NONE;
    }

    @Override
    default Duration quiet() {
        return Duration.ZERO;
    }
}
