package dev.dragoman.publishing;

import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.channels.Composed;
import dev.dragoman.channels.Limits;
import dev.dragoman.channels.Publishes;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.NetworkId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The places where one can publish: those of the channels that are switched on and have the ability. */
@Component
class Outlets {

    /** Nobody is called for a look, so the key is of no consequence. */
    private static final String NO_KEY = "";

    private final ChannelRegistry channels;

    Outlets(ChannelRegistry channels) {
        this.channels = channels;
    }

    Stream<Publishes> channels() {
        return channels.all().stream().filter(Publishes.class::isInstance).map(Publishes.class::cast);
    }

    Optional<Publishes> channel(ChannelId id) {
        return channels().filter(channel -> channel.id().equals(id)).findFirst();
    }

    List<Outlet> all() {
        return channels().flatMap(Outlets::of).toList();
    }

    private static Stream<Outlet> of(Publishes channel) {
        return channel.accounts().stream()
                .filter(account -> channel.canPublish(account.id()))
                .map(account -> new Outlet(new Place(channel.id(), account.id()), account.name(), account.missing()));
    }

    /** How a wording looks in these places; one that is none is shown with that as its problem. */
    List<Look> look(Wording wording, List<Place> places) {
        List<Outlet> all = all();
        return places.stream().map(place -> look(wording, place, all)).toList();
    }

    private Look look(Wording wording, Place place, List<Outlet> all) {
        Outlet outlet = all.stream()
                .filter(it -> it.place().equals(place))
                .findFirst()
                .orElseGet(() -> new Outlet(place, place.account().value(), null));
        Composed composed = channel(place.channel())
                .filter(channel -> all.contains(outlet))
                .map(channel -> channel.compose(wording.on(place.account(), NO_KEY)))
                .orElseGet(() -> nowhere(wording));
        Composed checked = wording.problem()
                .map(problem -> composed.refusedIf(true, problem))
                .orElse(composed);
        return new Look(outlet, checked);
    }

    private static Composed nowhere(Wording wording) {
        return Composed.of(wording.text(), Limits.text(Wording.LONGEST))
                .refusedIf(true, "Nothing can be published here: the channel or the account is switched off.");
    }

    Optional<String> address(Place place, NetworkId published) {
        return channel(place.channel()).flatMap(channel -> channel.addressOf(place.account(), published));
    }
}
