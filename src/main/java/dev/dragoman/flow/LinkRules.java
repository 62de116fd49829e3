package dev.dragoman.flow;

import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.conversations.Customers;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Writes down, before anything is filed, which networks forbid to link their people without their word. */
@Component
class LinkRules implements SmartInitializingSingleton {

    private final ChannelRegistry channels;
    private final Customers customers;

    LinkRules(ChannelRegistry channels, Customers customers) {
        this.channels = channels;
        this.customers = customers;
    }

    @Override
    public void afterSingletonsInstantiated() {
        channels.all().stream()
                .filter(Channel::linksNeedConsent)
                .map(Channel::id)
                .forEach(customers::guard);
    }
}
