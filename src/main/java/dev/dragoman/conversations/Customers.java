package dev.dragoman.conversations;

import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.conversations.MergeVerdict.Done;
import dev.dragoman.message.ChannelId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the customers behind the channels: who they are, what they wrote everywhere, and who may be one person. Only
 * people merge; what is computed is proposed.
 */
@Component
public class Customers {

    /** How many conversations a page of {@link #conversations} has. */
    public static final int PAGE = 50;

    /** How many proposals are listed at once. */
    public static final int MOST_PROPOSALS = 50;

    private static final int MOST_HINTS = 3;
    private static final int MOST_TOLD = 20;

    private final JdbcClient jdbc;
    private final People people;
    private final Proposals proposals;
    private final Merges merges;
    private final ApplicationEventPublisher events;

    Customers(JdbcClient jdbc, People people, Proposals proposals, Merges merges, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.proposals = proposals;
        this.merges = merges;
        this.events = events;
    }

    /** From now on and for good, people of this network are linked with nobody before they have agreed. */
    @Transactional
    public void guard(ChannelId channel) {
        jdbc.sql("insert into guarded_channel (channel) values (:channel) on conflict do nothing")
                .param("channel", channel.value())
                .update();
    }

    /** The person who writes in a conversation; empty where the network does not say who it is. */
    public Optional<CustomerId> behind(ConversationId conversation) {
        return people.behind(conversation);
    }

    /** The person whom this customer is part of; empty if there is no such customer. */
    public Optional<Person> find(CustomerId customer) {
        return people.find(customer);
    }

    /**
     * The conversations of a person over all channels, the latest first, {@link #PAGE} and one more where there are more.
     *
     * @param behind where to go on; null for the beginning
     */
    public List<Conversation> conversations(CustomerId person, Person.@Nullable Place behind) {
        return people.conversations(person, behind, PAGE + 1);
    }

    /** Who may be one person, the latest first, at most {@link #MOST_PROPOSALS}. */
    public List<Proposal> proposals() {
        return proposals.latest(MOST_PROPOSALS);
    }

    /** Who may be the same as this person, at most three. */
    public List<Proposal> proposals(CustomerId person) {
        return proposals.of(person.value(), MOST_HINTS);
    }

    /** The two are one person from now on; all rules are asked again. */
    @Transactional
    public MergeVerdict merge(UUID proposal, Holder by) {
        return told(merges.merge(proposal, by));
    }

    /** The two are not the same, and will never be proposed again, nor whoever is one person with them. */
    @Transactional
    public MergeVerdict keepApart(UUID proposal, Holder by) {
        return told(merges.keepApart(proposal, by));
    }

    /** Takes a merge back: what it joined is apart again, and everything else stays. */
    @Transactional
    public MergeVerdict part(UUID proposal, Holder by) {
        return told(merges.part(proposal, by));
    }

    /** Records that a customer has agreed to be linked; false where the network asks for no such word, or it is there. */
    @Transactional
    public boolean agree(CustomerId customer, Holder by) {
        return merges.agree(customer.value(), by);
    }

    /** The customer agrees no longer: every merge and proposal that rested on it is gone. False if nothing was recorded. */
    @Transactional
    public boolean disagree(CustomerId customer) {
        boolean withdrawn = merges.disagree(customer.value());
        if (withdrawn) {
            tell(customer);
        }
        return withdrawn;
    }

    private MergeVerdict told(MergeVerdict verdict) {
        if (verdict instanceof Done(CustomerId one, CustomerId other)) {
            tell(one);
            tell(other);
        }
        return verdict;
    }

    /** Whoever has one of the person's latest conversations open sees it at once. */
    private void tell(CustomerId customer) {
        people.conversations(customer, null, MOST_TOLD)
                .forEach(it -> events.publishEvent(new ConversationChanged(it.id())));
    }
}
