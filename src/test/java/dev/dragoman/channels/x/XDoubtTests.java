package dev.dragoman.channels.x;

import static dev.dragoman.channels.x.XFixture.ACCOUNT;
import static dev.dragoman.message.Visibility.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.channels.Kept;
import dev.dragoman.channels.SendResult;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** X allows one automatic reply to a post; where nobody knows whether it was given, none leaves. */
class XDoubtTests {

    /** A store that is away when it is asked which posts had their reply. */
    private static final class Away implements Kept {

        @Override
        public Optional<String> read(Key key) {
            throw new DataAccessResourceFailureException("away");
        }

        @Override
        public String change(Key key, UnaryOperator<String> change) {
            throw new DataAccessResourceFailureException("away");
        }
    }

    @Test
    void sendsNoReplyWhileNobodyKnowsWhetherThePostHadOne() {
        var channel = new XChannel(XFixture.settings("http://127.0.0.1:9", "0", ACCOUNT), new Away(), XFixture.CLOCK);

        SendResult result = channel.send(XFixture.say(PUBLIC, "Hello."));

        assertThat(result).isInstanceOf(SendResult.TryLater.class);
    }
}
