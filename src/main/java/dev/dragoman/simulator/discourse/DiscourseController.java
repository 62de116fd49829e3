package dev.dragoman.simulator.discourse;

import dev.dragoman.simulator.WhenSimulating;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pretend API of Discourse. */
@RestController
@WhenSimulating
class DiscourseController {

    private final DiscourseSimulator discourse;

    DiscourseController(DiscourseSimulator discourse) {
        this.discourse = discourse;
    }

    @RequestMapping("/simulator/api/discourse/**")
    ResponseEntity<byte[]> call(HttpServletRequest request) throws IOException, InterruptedException {
        return discourse.call(request);
    }
}
