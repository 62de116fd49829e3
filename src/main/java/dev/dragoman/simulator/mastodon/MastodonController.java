package dev.dragoman.simulator.mastodon;

import dev.dragoman.simulator.WhenSimulating;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pretend API of Mastodon. */
@RestController
@WhenSimulating
class MastodonController {

    private final MastodonSimulator mastodon;

    MastodonController(MastodonSimulator mastodon) {
        this.mastodon = mastodon;
    }

    @RequestMapping("/simulator/api/mastodon/**")
    ResponseEntity<byte[]> call(HttpServletRequest request) throws IOException, InterruptedException {
        return mastodon.call(request);
    }
}
