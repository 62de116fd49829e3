package dev.dragoman.flow;

import dev.dragoman.channels.SendResult;
import dev.dragoman.delivery.Fence;
import dev.dragoman.delivery.Lookback;
import dev.dragoman.delivery.Parcel;
import dev.dragoman.delivery.SettledTogether;
import dev.dragoman.message.Act;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Writes down how a send ended. */
@Component("dispatch")
public class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final SettledTogether settled;
    private final Fence fence;
    private final Lookback lookback;
    private final MeterRegistry meters;

    Dispatch(SettledTogether settled, Fence fence, Lookback lookback, MeterRegistry meters) {
        this.settled = settled;
        this.fence = fence;
        this.lookback = lookback;
        this.meters = meters;
    }

    /** Hands over what the channel needs to know; a send that may no longer leave goes no further. */
    public void depart(@Body Parcel parcel, Exchange exchange) {
        exchange.setProperty("parcel", parcel);
        boolean carries = parcel.outbound().act() instanceof Act.SendFile;
        exchange.setProperty("road", (carries ? "files" : parcel.channel().value()) + "-out");
        exchange.getMessage().setBody(parcel.outbound());
        exchange.setRouteStop(!mayLeave(parcel));
    }

    /** Without an answer of the store it stays; its lease runs out and it is found again. */
    private boolean mayLeave(Parcel parcel) {
        try {
            return fence.mayLeave(parcel);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("send {}: held back, the store does not answer", parcel.id());
            return false;
        }
    }

    /** Looks for doubtful sends in the networks' own lists; while the store is away there is nothing to look for. */
    public void lookBack() {
        try {
            lookback.look();
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("no look back: the store does not answer");
        }
    }

    /** Settles with the channel's result. */
    public void settle(@Body SendResult result, @ExchangeProperty("parcel") Parcel parcel, Exchange exchange) {
        settled.settle(parcel, result);
        meters.timer(
                        "dragoman.sent",
                        "channel",
                        parcel.channel().value(),
                        "outcome",
                        result.getClass().getSimpleName())
                .record(exchange.getClock().elapsed(), TimeUnit.MILLISECONDS);
    }

    /** The channel is switched off or its route is broken: nothing was sent, and it is tried again in a minute. */
    public void unreachable(@ExchangeProperty("parcel") Parcel parcel) {
        settled.settle(
                parcel,
                new SendResult.TryLater(Duration.ofMinutes(1), "the channel " + parcel.channel() + " is switched off"));
    }

    /** A channel broke its promise never to throw: what it had sent until then, nobody knows. */
    public void broken(@ExchangeProperty("parcel") Parcel parcel) {
        settled.settle(parcel, new SendResult.Doubtful("the channel failed in an unplanned way"));
    }
}
