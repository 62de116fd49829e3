package dev.dragoman.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.SendResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphErrorsTests {

    private static final Duration PAUSE = Duration.ofMinutes(19);

    @ParameterizedTest
    @CsvSource({
        "1, 0, TryLater",
        "2, 0, TryLater",
        "1200, 0, TryLater",
        "4, 0, TryLater",
        "17, 0, TryLater",
        "32, 0, TryLater",
        "613, 2534040, TryLater",
        "80001, 0, TryLater",
        "80002, 0, TryLater",
        "80006, 0, TryLater",
        "80007, 0, TryLater",
        "80008, 0, TryLater",
        "190, 460, AccountStopped",
        "190, 463, AccountStopped",
        "190, 0, AccountStopped",
        "10, 2018278, Refused",
        "10, 2534022, Refused",
        "10, 2018065, Refused",
        "10, 2018108, OptedOut",
        "551, 1545041, OptedOut",
        "551, 0, OptedOut",
        "200, 1545041, OptedOut",
        "100, 2018001, Refused",
        "100, 2534014, Refused",
        "100, 2018276, Refused",
        "100, 0, Refused",
        "100, 2534025, Refused",
        "100, 33, Refused",
        "2018300, 0, TryLater",
        "100, 2534037, TryLater",
        "200, 2018028, Refused",
        "200, 2534041, Refused",
        "368, 0, AccountStopped",
        "10, 1893063, AccountStopped",
        "10, 0, Refused",
        "200, 0, Refused",
        "299, 0, Refused",
        "506, 0, Refused",
        "4711, 0, Refused"
    })
    void decidesByCodeAndSubCode(int code, int sub, String kind) {
        String body = """
            {"error": {"message": "token SECRET", "code": %d, "error_subcode": %d, "fbtrace_id": "Ab1"}}
            """.formatted(code, sub);

        SendResult result = GraphErrors.read(400, body, OwnErrors.NONE, () -> PAUSE);

        assertThat(result.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(result.toString()).doesNotContain("SECRET");
    }

    @Test
    void waitsAsLongAsTheHeadersSay() {
        SendResult result = GraphErrors.read(400, "{\"error\":{\"code\":80006}}", OwnErrors.NONE, () -> PAUSE);

        assertThat(result)
                .isInstanceOfSatisfying(
                        SendResult.TryLater.class,
                        later -> assertThat(later.pause()).isEqualTo(PAUSE));
    }

    @ParameterizedTest
    @CsvSource({
        "500, Doubtful",
        "502, Doubtful",
        "504, Doubtful",
        "503, TryLater",
        "429, TryLater",
        "404, Refused",
        "302, TryLater",
        "200, Doubtful"
    })
    void decidesByStatusWhereThereIsNoCode(int status, String kind) {
        for (String body : new String[] {"", "<html>", "{\"error\":7}", "{\"error\":{\"code\":null}}", "[]"}) {
            assertThat(GraphErrors.read(status, body, OwnErrors.NONE, () -> PAUSE)
                            .getClass()
                            .getSimpleName())
                    .isEqualTo(kind);
        }
    }

    @Test
    void givesMetasTraceButNothingElseOfTheirs() {
        String good = "{\"error\":{\"code\":506,\"fbtrace_id\":\"A/b+1_-\"}}";
        String bad = "{\"error\":{\"code\":506,\"fbtrace_id\":\"<script>\"}}";

        assertThat(GraphErrors.read(400, good, OwnErrors.NONE, () -> PAUSE).toString())
                .contains("Meta's trace is A/b+1_-.");
        assertThat(GraphErrors.read(400, bad, OwnErrors.NONE, () -> PAUSE).toString())
                .doesNotContain("script");
    }

    @Test
    void letsANetworkGiveACodeAMeaningOfItsOwn() {
        OwnErrors own =
                (code, trace) -> code == 0 ? Optional.of(new SendResult.OptedOut("Ours." + trace)) : Optional.empty();

        assertThat(GraphErrors.read(401, "{\"error\":{\"code\":0}}", own, () -> PAUSE))
                .isEqualTo(new SendResult.OptedOut("Ours."));
        assertThat(GraphErrors.read(401, "{\"error\":{\"code\":190}}", own, () -> PAUSE))
                .isInstanceOf(SendResult.AccountStopped.class);
        assertThat(GraphErrors.read(503, "{}", own, () -> PAUSE)).isInstanceOf(SendResult.TryLater.class);
    }
}
