package dev.dragoman.simulator.mastodon;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Accounts, posts and notifications as Mastodon 4 writes them. */
final class TootJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String HERE = "https://instance.example";
    private static final Pattern NAME = Pattern.compile("@(\\w+)(@[\\w.-]+\\w)?");

    private final InstanceSettings settings;
    private final Instance instance;

    TootJson(InstanceSettings settings, Instance instance) {
        this.settings = settings;
        this.instance = instance;
    }

    ObjectNode account(int person) {
        String acct = instance.acct(person);
        return named(person)
                .put("display_name", person == 0 ? settings.username() : "Customer " + person)
                .put("locked", false)
                .put("bot", person == 0)
                .put("url", HERE + "/@" + acct)
                .put("note", "");
    }

    private ObjectNode named(int person) {
        String acct = instance.acct(person);
        return JSON.objectNode()
                .put("id", person == 0 ? settings.account() : String.valueOf(110_000_000_000_000_000L + person))
                .put("username", acct.replaceFirst("@.*", ""))
                .put("acct", acct);
    }

    ObjectNode toot(Toot toot) {
        ObjectNode json = JSON.objectNode()
                .put("id", toot.id())
                .put("created_at", time(toot.at()))
                .put("in_reply_to_id", toot.parent())
                .put("in_reply_to_account_id", parentAccount(toot))
                .put("sensitive", false)
                .put("spoiler_text", "")
                .put("visibility", toot.visibility())
                .put("language", "en")
                .put("uri", HERE + "/statuses/" + toot.id())
                .put("url", HERE + "/statuses/" + toot.id())
                .put("replies_count", replies(toot))
                .put("reblogs_count", 0)
                .put("favourites_count", toot.liked() ? 1 : 0)
                .put("favourited", toot.liked())
                .put("edited_at", toot.editedAt() == null ? null : time(toot.editedAt()))
                .put("content", html(toot.text()));
        json.putNull("reblog");
        json.putNull("poll");
        json.set("account", account(toot.author()));
        json.putArray("media_attachments");
        json.putArray("tags");
        json.putArray("emojis");
        ArrayNode mentions = json.putArray("mentions");
        toot.named().forEach(person -> mentions.add(named(person).put("url", HERE + "/@" + instance.acct(person))));
        return json;
    }

    private @Nullable String parentAccount(Toot toot) {
        Toot parent = toot.parent() == null ? null : instance.toot(toot.parent());
        return parent == null ? null : named(parent.author()).path("id").asString();
    }

    private long replies(Toot toot) {
        return instance.toots().stream()
                .filter(other -> toot.id().equals(other.parent()))
                .count();
    }

    ObjectNode mention(Instance.Mention mention, Toot toot) {
        ObjectNode json = JSON.objectNode()
                .put("id", mention.id())
                .put("type", "mention")
                .put("created_at", time(toot.at()))
                .put("group_key", "ungrouped-" + mention.id());
        json.set("account", account(toot.author()));
        json.set("status", toot(toot));
        return json;
    }

    private static String html(String text) {
        String escaped = HtmlUtils.htmlEscape(text, "UTF-8").replace("\n", "<br />");
        return "<p>"
                + NAME.matcher(escaped)
                        .replaceAll("<span class=\"h-card\" translate=\"no\"><a href=\"" + HERE
                                + "/@$1\" class=\"u-url mention\">@<span>$1</span></a></span>")
                + "</p>";
    }

    static String time(Instant at) {
        return Instant.ofEpochMilli(at.toEpochMilli()).toString().replaceFirst("(:\\d\\d)Z", "$1.000Z");
    }
}
