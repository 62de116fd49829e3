package dev.dragoman.flow;

import dev.dragoman.channels.AnswersPresses;
import dev.dragoman.channels.ChannelRegistry;
import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Inbound;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** Tells networks that a pressed button was noticed, once the press is durable, without anybody waiting for it. */
@Component
class Presses {

    private final ChannelRegistry channels;
    private final ExecutorService tellers = Executors.newVirtualThreadPerTaskExecutor();

    Presses(ChannelRegistry channels) {
        this.channels = channels;
    }

    /** Answers the presses among these events, where the network wants an answer. */
    void answer(ChannelId channel, List<Inbound> events) {
        for (Inbound event : events) {
            if (event instanceof Inbound.Pressed pressed
                    && !tellers.isShutdown()
                    && channels.find(channel).orElse(null) instanceof AnswersPresses network) {
                tellers.execute(() -> network.answerPress(pressed));
            }
        }
    }

    @PreDestroy
    void stop() {
        tellers.shutdownNow();
    }
}
