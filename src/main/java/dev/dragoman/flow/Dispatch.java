package dev.dragoman.flow;

import dev.dragoman.channels.SendResult;
import dev.dragoman.delivery.Parcel;
import dev.dragoman.delivery.Settlement;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Writes down how a send ended. */
@Component("dispatch")
public class Dispatch {

    private final Settlement settlement;
    private final MeterRegistry meters;

    Dispatch(Settlement settlement, MeterRegistry meters) {
        this.settlement = settlement;
        this.meters = meters;
    }

    /** Settles with the channel's result. */
    public void settle(@Body SendResult result, @ExchangeProperty("parcel") Parcel parcel, Exchange exchange) {
        settlement.settle(parcel, result);
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
        settlement.settle(
                parcel,
                new SendResult.TryLater(Duration.ofMinutes(1), "the channel " + parcel.channel() + " is switched off"));
    }

    /** A channel broke its promise never to throw: what it had sent until then, nobody knows. */
    public void broken(@ExchangeProperty("parcel") Parcel parcel) {
        settlement.settle(parcel, new SendResult.Doubtful("the channel failed in an unplanned way"));
    }
}
