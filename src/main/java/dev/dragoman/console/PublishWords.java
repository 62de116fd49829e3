package dev.dragoman.console;

import dev.dragoman.channels.Composed;
import dev.dragoman.publishing.Placement;

/** How publications are told of in the console. */
public final class PublishWords {

    private PublishWords() {}

    /** The class of a state's badge. */
    public static String mood(Placement.State state) {
        return switch (state) {
            case PUBLISHED -> "good";
            case SENDING, PLANNED -> "accent";
            case DOUBTFUL -> "warn";
            case REFUSED -> "bad";
            case CANCELLED -> "";
        };
    }

    /** The class of a length: {@code bad} over what the network takes, {@code warn} from nine tenths on. */
    public static String mood(Composed composed) {
        boolean isTight = composed.length() * 10L >= composed.longest() * 9L;
        return composed.length() > composed.longest() ? "bad" : isTight ? "warn" : "";
    }

    /** How much of the room is used, in words. */
    public static String used(Screen screen, Composed composed) {
        String unit = "publish.used." + composed.unit().name();
        return screen.say(unit, Names.number(screen, composed.length()), Names.number(screen, composed.longest()));
    }
}
