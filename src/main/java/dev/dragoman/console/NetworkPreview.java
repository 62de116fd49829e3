package dev.dragoman.console;

import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Visibility;
import dev.dragoman.replies.Body;
import dev.dragoman.replies.Preview;
import dev.dragoman.replies.Request;
import dev.dragoman.replies.TemplateKey;
import dev.dragoman.replies.Templates;
import java.util.List;
import java.util.Map;

/**
 * What one network would get, for every variation that may be spoken there.
 *
 * @param channel  the network's id
 * @param messages as private messages
 * @param comments as public comments
 */
public record NetworkPreview(String channel, List<Preview> messages, List<Preview> comments) {

    static List<NetworkPreview> of(Templates templates, TemplateKey template, Body body, TestCustomer customer) {
        Map<String, String> values = customer.values(templates.variables(template.language()));
        return templates.networks().stream()
                .filter(network -> !network.isSilent())
                .map(network -> new ChannelId(network.name()))
                .map(channel -> new NetworkPreview(
                        channel.value(),
                        templates.preview(body, new Request(template, channel, Visibility.PRIVATE, values, 0)),
                        templates.preview(body, new Request(template, channel, Visibility.PUBLIC, values, 0))))
                .toList();
    }

    /** Whether a message begins with the words that a bot is speaking. */
    public boolean discloses() {
        return messages.stream().anyMatch(Preview::discloses);
    }

    /** The class of a length: {@code bad} over what the network takes, {@code warn} from nine tenths on. */
    public static String mood(Preview preview) {
        Integer longest = preview.longest();
        if (longest == null) {
            return "";
        }
        boolean tight = preview.length() * 10L >= longest * 9L;
        return preview.length() > longest ? "bad" : tight ? "warn" : "";
    }
}
