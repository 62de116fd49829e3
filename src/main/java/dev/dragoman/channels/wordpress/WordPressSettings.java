package dev.dragoman.channels.wordpress;

import dev.dragoman.channels.SettingsCheck;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * WordPress blogs. Wrong settings stop the start, with a sentence that says what to do; as long as the channel is off
 * nothing is asked for.
 *
 * @param enabled      whether we read and answer comments at all
 * @param pollInterval how long to wait between two looks at a blog, 5 s to 1 hour
 * @param window       how old a comment may be whose edits, deletions and approvals are still noticed, 1 to 60 days
 * @param accounts     the blogs
 */
@ConfigurationProperties("dragoman.channels.wordpress")
record WordPressSettings(
        boolean enabled,
        @DefaultValue("60s") Duration pollInterval,
        @DefaultValue("14d") Duration window,
        @DefaultValue List<Blog> accounts) {

    private static final SettingsCheck CHECK = SettingsCheck.channel(WordPressChannel.ID);

    WordPressSettings {
        accounts = List.copyOf(accounts);
        if (enabled) {
            boolean isPatient = isWithin(pollInterval, Duration.ofSeconds(5), Duration.ofHours(1));
            CHECK.require(isPatient, "poll-interval", "to something from 5s to 1h");
            boolean isWindow = isWithin(window, Duration.ofDays(1), Duration.ofDays(60));
            CHECK.require(isWindow, "window", "to something from 1d to 60d");
            CHECK.require(!accounts.isEmpty(), "accounts[0].base-url", "to the address of your blog");
            requireBlogs(accounts);
        }
    }

    private static boolean isWithin(Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    private static void requireBlogs(List<Blog> blogs) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < blogs.size(); i++) {
            Blog blog = blogs.get(i);
            String account = "accounts[" + i + "].";
            CHECK.requireId(blog.id(), account + "id", "to a short name of your own, such as blog");
            CHECK.require(ids.add(blog.id()), account + "id", "to a name that no other blog has");
            CHECK.requireWeb(blog.baseUrl(), account + "base-url");
            CHECK.require(
                    blog.username().matches("[^\\p{Cntrl}:]*[^\\p{Cntrl}:\\s][^\\p{Cntrl}:]*"),
                    account + "username",
                    "to the name with which the user logs in");
            CHECK.requireToken(
                    blog.applicationPassword(),
                    account + "application-password",
                    "to an application password of that user");
        }
    }

    /**
     * One blog.
     *
     * @param id                  a short name of your own
     * @param name                what people call it; the id if none is given
     * @param baseUrl             where the blog is; its REST API lies below it at {@code wp-json}
     * @param username            the user who answers, an editor or administrator
     * @param applicationPassword an application password of that user, blanks do not matter; never shown
     * @param colleagues          the numbers of other users who answer for you: what they write is yours
     */
    record Blog(
            @DefaultValue("") String id,
            @DefaultValue("") String name,
            @DefaultValue("") String baseUrl,
            @DefaultValue("") String username,
            @DefaultValue("") String applicationPassword,
            @DefaultValue List<Long> colleagues) {

        Blog {
            name = name.isBlank() ? id : name;
            applicationPassword = applicationPassword.replace(" ", "");
            colleagues = List.copyOf(colleagues);
        }

        /** What the {@code Authorization} header says. */
        String authorization() {
            byte[] pair = (username + ":" + applicationPassword).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }

        @Override
        public String toString() {
            return "Blog[" + id + ", " + name + "]";
        }
    }

    @Override
    public String toString() {
        return "WordPressSettings[enabled=" + enabled + ", pollInterval=" + pollInterval + ", window=" + window
                + ", accounts=" + accounts + "]";
    }
}
