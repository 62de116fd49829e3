package dev.dragoman.publishing;

import dev.dragoman.bus.Waker;
import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.publishing.Placement.State;
import dev.dragoman.staff.Agent;
import dev.dragoman.staff.AgentId;
import dev.dragoman.staff.Audit;
import dev.dragoman.staff.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The module over a real store, with a network that proves nothing and one that knows our keys. */
final class PressHouse implements AutoCloseable {

    static final Agent NINA = new Agent(new AgentId(UUID.randomUUID()), "nina", "Nina", Role.MARKETER);

    final TestPress plain = new TestPress("plainpress", Channel.Proof.NONE);
    final TestPress keyed = new TestPress("keyedpress", Channel.Proof.CLIENT_KEY);
    final Publications publications;
    final Publisher publisher;
    final JdbcClient sql;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    PressHouse(DataSource source) {
        context.getBeanFactory().registerSingleton("source", source);
        context.getBeanFactory().registerSingleton("plain", plain);
        context.getBeanFactory().registerSingleton("keyed", keyed);
        context.getBeanFactory().registerSingleton("settings", new PublishingSettings("Europe/Berlin"));
        context.register(Wiring.class, ChannelRegistry.class, Audit.class, Waker.class);
        context.register(Publications.class, PublicationList.class, Leaving.class, Outlets.class, Publisher.class);
        context.refresh();
        publications = context.getBean(Publications.class);
        publisher = context.getBean(Publisher.class);
        sql = context.getBean(JdbcClient.class);
        sql.sql("truncate publication, placement").update();
    }

    /** Plans these words, for now. */
    PublicationId plan(String text, Place... places) {
        return plan(text, Instant.now().minusSeconds(1), places);
    }

    PublicationId plan(String text, Instant at, Place... places) {
        var id = new PublicationId(UUID.randomUUID());
        publications.plan(id, plan(text, List.of(places), at), NINA);
        return id;
    }

    static Plan plan(String text, List<Place> places, Instant at) {
        return new Plan(new Wording(text, null, null, null), places, at);
    }

    /** One look of the route. */
    void work() {
        publications.take(10).forEach(due -> publisher.settle(publisher.publish(due)));
    }

    /** Lets so many seconds pass for everything that is planned or leaving. */
    void later(int seconds) {
        sql.sql("""
                update placement
                   set due_at = due_at - :n * interval '1 second', not_before = not_before - :n * interval '1 second',
                       sending_until = sending_until - :n * interval '1 second',
                       key_until = key_until - :n * interval '1 second'
                """).param("n", seconds).update();
    }

    Planned find(PublicationId id) {
        return publications.find(id).orElseThrow();
    }

    Placement only(PublicationId id) {
        return find(id).placements().getFirst();
    }

    State state(PublicationId id) {
        return only(id).state();
    }

    @Override
    public void close() {
        context.close();
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    static class Wiring {

        @Bean
        JdbcClient jdbc(DataSource source) {
            return JdbcClient.create(source);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource source) {
            return new JdbcTransactionManager(source);
        }
    }
}
