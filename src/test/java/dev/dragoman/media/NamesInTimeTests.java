package dev.dragoman.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NamesInTimeTests {

    @Test
    void givesTheAddressesOfAName() throws UnknownHostException {
        List<InetAddress> addresses = List.of(InetAddress.getByName("192.0.2.1"));

        assertThat(new NamesInTime(name -> addresses, Duration.ofSeconds(5)).lookup("shop.example"))
                .isEqualTo(addresses);
    }

    @Test
    @Timeout(10)
    void waitsNoLongerThanItIsTold() {
        var never = new CountDownLatch(1);
        Dns asleep = name -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(name);
        };

        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> new NamesInTime(asleep, Duration.ofMillis(50)).lookup("shop.example"))
                .withMessage("no address in time");
    }

    @Test
    void knowsNoNameThatTheSystemDoesNotKnow() {
        Dns empty = name -> {
            throw new UnknownHostException(name);
        };

        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> new NamesInTime(empty, Duration.ofSeconds(5)).lookup("shop.example"));
    }
}
