package dev.dragoman;

import dev.dragoman.channels.Channel;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.flow.Filer;
import dev.dragoman.flow.Handover;
import dev.dragoman.flow.Intake;
import dev.dragoman.flow.Replay;
import dev.dragoman.flow.Settling;
import dev.dragoman.media.KeptFiles;
import dev.dragoman.system.LastWrites;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The rooms that keep the store, wired as in the product and without routes, pages and networks. */
public final class HouseOfTests implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private HouseOfTests(DataSource source, String instance, Channel... more) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("dragoman.instance", instance)));
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.getBeanFactory().registerSingleton("source", source);
        for (Channel channel : more) {
            context.getBeanFactory().registerSingleton(channel.id().value(), channel);
        }
        context.register(Wiring.class, LastWrites.class, ChannelRegistry.class, KeptFiles.class);
        context.register(Filer.class, Intake.class, Replay.class, Handover.class, Settling.class);
        var scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new RegexPatternTypeFilter(java.util.regex.Pattern.compile(".*\\.pgq\\..*")));
        scanner.scan("dev.dragoman.bus", "dev.dragoman.conversations", "dev.dragoman.delivery", "dev.dragoman.handoff");
        context.refresh();
    }

    /** A house over this database; its first channel is {@link TestChannel}. */
    public static HouseOfTests on(DataSource source) {
        return new HouseOfTests(source, "one");
    }

    /** A house over this database that listens to one more network. */
    public static HouseOfTests on(DataSource source, Channel more) {
        return new HouseOfTests(source, "one", more);
    }

    /** A second process over the same database. */
    public static HouseOfTests on(DataSource source, String instance) {
        return new HouseOfTests(source, instance);
    }

    /** A room by its type. */
    public <T> T room(Class<T> type) {
        return context.getBean(type);
    }

    /** Forgets everything that was stored. */
    public void empty() {
        room(JdbcClient.class).sql("""
                truncate raw_request, inbound_log, lane, high_water, polled_account, parked_event, started_event, quarantine,
                         conversation, conversation_memory, customer, identity, message, note, heard, ownership, outbox, account_pause,
                         account_pace, account_bucket, automatic_reply, ticket, contact, merge_proposal,
                         guarded_channel restart identity
                """).update();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Not a {@code @Configuration}, lest tests of the whole house find it and have every bean twice. */
    @EnableTransactionManagement(proxyTargetClass = true)
    @ConfigurationPropertiesScan({"dev.dragoman.conversations", "dev.dragoman.delivery", "dev.dragoman.media"})
    static class Wiring {

        @Bean
        JdbcClient jdbc(DataSource source) {
            return JdbcClient.create(source);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        TransactionTemplate transaction(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Channel channel() {
            return new TestChannel("testnet", Channel.Proof.ECHO);
        }

        @Bean
        Channel keyed() {
            return new TestChannel("keyednet", Channel.Proof.CLIENT_KEY);
        }

        @Bean
        ListedChannel listed() {
            return new ListedChannel();
        }

        @Bean
        Channel mute() {
            return new TestChannel("mutenet", Channel.Proof.NONE);
        }
    }
}
