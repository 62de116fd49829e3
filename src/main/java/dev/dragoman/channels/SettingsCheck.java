package dev.dragoman.channels;

import dev.dragoman.message.ChannelId;
import java.net.URI;

/** Wrong settings of a channel stop the start, with a sentence that says what to do. */
public final class SettingsCheck {

    private final String prefix;

    private SettingsCheck(String prefix) {
        this.prefix = prefix;
    }

    /** The settings of this channel, all below {@code dragoman.channels.<channel>}. */
    public static SettingsCheck channel(ChannelId channel) {
        return new SettingsCheck("dragoman.channels." + channel + ".");
    }

    /**
     * Refuses a setting.
     *
     * @param name the setting, below those of the channel
     * @param what to what it should be set, beginning with "to"
     * @throws IllegalArgumentException unless it is good
     */
    public void require(boolean isGood, String name, String what) {
        if (!isGood) {
            throw new IllegalArgumentException("Set " + prefix + name + " " + what + ", or switch the channel off with "
                    + prefix + "enabled=false.");
        }
    }

    /** Refuses an address that is not one of the web. */
    public void requireWeb(String url, String name) {
        require(isWeb(url), name, "to an address that starts with https:// or http://");
    }

    /** Refuses a secret that is missing, or that no header could carry. */
    public void requireToken(String token, String name, String what) {
        require(!token.isBlank(), name, what);
        require(token.chars().allMatch(c -> c > ' ' && c < 127), name, what + ", without blanks or umlauts");
    }

    /** Refuses an id of an account that is none. */
    public void requireId(String id, String name, String what) {
        require(id.matches("[A-Za-z0-9_-]{1,100}"), name, what);
    }

    private static boolean isWeb(String url) {
        try {
            URI uri = URI.create(url);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
