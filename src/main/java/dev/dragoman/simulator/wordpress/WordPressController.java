package dev.dragoman.simulator.wordpress;

import dev.dragoman.simulator.WhenSimulating;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pretend REST API of WordPress. */
@RestController
@WhenSimulating
class WordPressController {

    private final WordPressSimulator wordpress;

    WordPressController(WordPressSimulator wordpress) {
        this.wordpress = wordpress;
    }

    @RequestMapping("/simulator/api/wordpress/**")
    ResponseEntity<byte[]> call(HttpServletRequest request) throws IOException, InterruptedException {
        return wordpress.call(request);
    }
}
