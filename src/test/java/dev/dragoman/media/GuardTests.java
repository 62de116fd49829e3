package dev.dragoman.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTests {

    private static final HttpUrl SIMULATOR = HttpUrl.get("http://127.0.0.1:8081/simulator");

    private final List<String> asked = new ArrayList<>();

    @Test
    void takesAPublicHostAndKnowsNoOtherAddressOfIt() throws IOException {
        Guard guard = resolving("1.1.1.1", "2606:4700:4700::1111");

        Guard.Checked checked = guard.check(HttpUrl.get("https://files.example/a.png"), null);

        assertThat(checked.lookup("files.example"))
                .containsExactly(InetAddress.getByName("1.1.1.1"), InetAddress.getByName("2606:4700:4700::1111"));
        assertThat(asked).containsExactly("files.example");
        assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> checked.lookup("other.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://files.example/a.png",
                "https://files.example:8443/a.png",
                "https://files.example:80/a.png",
                "https://files.example:5432/",
                "https://me@files.example/a.png",
                "https://me:word@files.example/a.png",
                "https://127.0.0.1/",
                "https://0x7f.1/",
                "https://0177.0.0.1/",
                "https://2130706433/",
                "https://127.1/",
                "https://0/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[fd00:ec2::254]/",
                "https://[fe80::1]/",
                "https://1.1.1.1/"
            })
    void refusesWhatIsNotAPlainEncryptedName(String url) throws IOException {
        Guard guard = resolving(url.contains("example") ? "1.1.1.1" : "127.0.0.1");

        assertRefuses(guard, url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "0.0.0.0",
                "::1",
                "::ffff:10.0.0.1",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "2002:a00:1::1"
            })
    void refusesAHostOfWhichOneAddressIsNotPublic(String address) throws IOException {
        assertRefuses(resolving(address), "https://files.example/a.png");
        assertRefuses(resolving("1.1.1.1", address), "https://files.example/a.png");
    }

    @Test
    void takesThisMachineOnlyWhereTheNetworkItselfListens() throws IOException {
        Guard guard = resolving("127.0.0.1");

        assertThat(guard.check(HttpUrl.get("http://127.0.0.1:8081/file/a.png"), SIMULATOR)
                        .host())
                .isEqualTo("127.0.0.1");
        assertRefuses(guard, "http://127.0.0.1:8082/file/a.png");
        assertRefuses(guard, "http://127.0.0.2:8081/file/a.png");
        assertRefuses(guard, "http://localhost:8081/file/a.png");
        assertRefuses(guard, "https://127.0.0.1:8081/file/a.png");
        assertRefuses(guard, "http://me@127.0.0.1:8081/file/a.png");
    }

    @Test
    void refusesAnUnencryptedHomeThatIsNotThisMachine() throws IOException {
        HttpUrl home = HttpUrl.get("http://bots.internal:8081/");
        Guard guard = resolving("10.0.0.7");

        assertThatExceptionOfType(Guard.Forbidden.class).isThrownBy(() -> guard.check(home, home));
    }

    @Test
    void refusesANameWithoutAnAddress() throws IOException {
        Guard guard = resolving();

        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> guard.check(HttpUrl.get("https://files.example/"), null));
    }

    private static void assertRefuses(Guard guard, String url) {
        assertThatExceptionOfType(Guard.Forbidden.class).isThrownBy(() -> guard.check(HttpUrl.get(url), SIMULATOR));
    }

    private Guard resolving(String... addresses) throws IOException {
        List<InetAddress> found = new ArrayList<>();
        for (String address : addresses) {
            found.add(InetAddress.getByName(address));
        }
        return new Guard(host -> {
            asked.add(host);
            return found;
        });
    }
}
