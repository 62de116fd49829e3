package dev.dragoman.flow;

import dev.dragoman.bus.Days;
import dev.dragoman.bus.HighWater;
import dev.dragoman.bus.Lanes;
import dev.dragoman.bus.WorkList;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.delivery.Settlement;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Names the work lists that the routes read beside {@code outbox}, and puts all in order before the first is read. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WorkLists {

    @Bean("inbound")
    WorkList inbound(Days days, Lanes lanes, HighWater marks, Settlement settlement) {
        days.turn();
        marks.lookAtOnce();
        lanes.claimAtStart();
        settlement.recover(true);
        return lanes;
    }

    @Bean("due")
    WorkList due(Conversations conversations) {
        conversations.endOwnLeases();
        return conversations::due;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    LeaseKeeper leaseKeeper(Lanes lanes) {
        return new LeaseKeeper(lanes);
    }

    /** Renews the leases of this process every 5 s. */
    static class LeaseKeeper {

        private final Lanes lanes;

        LeaseKeeper(Lanes lanes) {
            this.lanes = lanes;
        }

        @Scheduled(fixedDelay = 5000)
        void renew() {
            lanes.renew();
        }
    }
}
