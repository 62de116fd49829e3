package dev.dragoman.console;

import dev.dragoman.bus.Bus;
import dev.dragoman.bus.Unasked;
import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.CountsQuota;
import dev.dragoman.channels.Quota;
import dev.dragoman.channels.RenewsTokens;
import dev.dragoman.channels.RenewsTokens.TokenAge;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.delivery.Doubts;
import dev.dragoman.delivery.Settlement;
import dev.dragoman.message.AccountId;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Visibility;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** How every network is doing, in plain words. */
@Controller
class ChannelsPage {

    private static final String SETTINGS = "dragoman.channels.";
    private static final String UNDERSTANDING = "understandingHealthIndicator";

    private final Pages pages;
    private final ChannelRegistry channels;
    private final Settlement settlement;
    private final Bus bus;
    private final Conversations conversations;
    private final Doubts doubts;
    private final ApplicationContext house;

    ChannelsPage(
            Pages pages,
            ChannelRegistry channels,
            Settlement settlement,
            Bus bus,
            Conversations conversations,
            Doubts doubts,
            ApplicationContext house) {
        this.pages = pages;
        this.channels = channels;
        this.settlement = settlement;
        this.bus = bus;
        this.conversations = conversations;
        this.doubts = doubts;
        this.house = house;
    }

    @GetMapping("/settings")
    View settings() {
        var first = new RedirectView("/settings/channels");
        first.setPropagateQueryParams(false);
        return first;
    }

    @GetMapping("/settings/channels")
    View list(Screen screen) {
        return pages.show(
                "console/channels.jte",
                screen,
                Map.of(
                        "networks", channels.all().stream().map(this::network).toList(),
                        "off", switchedOff(),
                        "backlog", bus.backlog(),
                        "doubtful", doubts.count(),
                        "understanding", understanding()));
    }

    private NetworkState network(Channel channel) {
        ChannelId id = channel.id();
        Map<String, String> paused = settlement.pauses().stream()
                .filter(pause -> pause.channel().equals(id.value()))
                .collect(Collectors.toMap(Settlement.Pause::account, ChannelsPage::why, (one, other) -> one));
        Map<AccountId, String> unasked = bus.unasked().stream()
                .filter(it -> it.channel().equals(id))
                .collect(Collectors.toMap(Unasked::account, Unasked::why, (one, other) -> one));
        return new NetworkState(
                id.value(),
                channel.limits(Visibility.PRIVATE),
                channel.limits(Visibility.PUBLIC),
                channel.proof(),
                channel instanceof CountsQuota,
                channel.accounts().stream()
                        .map(account -> new NetworkState.Account(
                                account,
                                paused.get(account.id().value()),
                                unasked.get(account.id()),
                                quotas(channel, account.id()),
                                tokenAge(channel, account.id()),
                                conversations.lastHeard(id, account.id()).orElse(null)))
                        .toList());
    }

    private static List<Quota> quotas(Channel channel, AccountId account) {
        return channel instanceof CountsQuota counting ? counting.quotas(account) : List.of();
    }

    private static @Nullable TokenAge tokenAge(Channel channel, AccountId account) {
        return channel instanceof RenewsTokens renewing
                ? renewing.tokenAge(account).orElse(null)
                : null;
    }

    private static String why(Settlement.Pause pause) {
        String reason = pause.reason();
        return reason == null ? "" : reason;
    }

    /** Every network that has settings but no channel. */
    private List<String> switchedOff() {
        return Arrays.stream(house.getBeanNamesForAnnotation(ConfigurationProperties.class))
                .map(bean -> house.findAnnotationOnBean(bean, ConfigurationProperties.class))
                .map(settings -> settings == null ? "" : settings.value())
                .filter(prefix -> prefix.startsWith(SETTINGS))
                .map(prefix -> prefix.substring(SETTINGS.length()))
                .filter(id -> channels.all().stream()
                        .noneMatch(channel -> channel.id().value().equals(id)))
                .sorted()
                .toList();
    }

    private Map<String, Object> understanding() {
        Health health = house.containsBean(UNDERSTANDING)
                ? house.getBean(UNDERSTANDING, HealthIndicator.class).health()
                : null;
        return health == null ? Map.of() : health.getDetails();
    }
}
