package dev.dragoman.simulator.instagram;

import dev.dragoman.simulator.WhenSimulating;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pretend Graph API of Instagram. */
@RestController
@WhenSimulating
class InstagramController {

    private final InstagramSimulator instagram;

    InstagramController(InstagramSimulator instagram) {
        this.instagram = instagram;
    }

    @RequestMapping("/simulator/api/instagram/**")
    ResponseEntity<byte[]> call(HttpServletRequest request) throws IOException, InterruptedException {
        return instagram.call(request);
    }
}
