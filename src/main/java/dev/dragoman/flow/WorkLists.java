package dev.dragoman.flow;

import dev.dragoman.bus.Days;
import dev.dragoman.bus.Haul;
import dev.dragoman.bus.HighWater;
import dev.dragoman.bus.Lanes;
import dev.dragoman.bus.WorkList;
import dev.dragoman.conversations.Conversations;
import dev.dragoman.delivery.Settlement;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

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
        return most -> Haul.of(lanes.take(Lanes.COUNT), most);
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

        private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
        private final Lanes lanes;

        LeaseKeeper(Lanes lanes) {
            this.lanes = lanes;
        }

        @Scheduled(fixedDelay = 5000)
        void renew() {
            try {
                lanes.renew();
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("no lease was renewed, the database is away");
            }
        }
    }
}
