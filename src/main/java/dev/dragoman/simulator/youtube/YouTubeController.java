package dev.dragoman.simulator.youtube;

import dev.dragoman.simulator.WhenSimulating;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pretend Data API below {@code /simulator/api/youtube}, with Google's token address beside it. */
@RestController("pretendYouTubeController")
@WhenSimulating
class YouTubeController {

    private final YouTubeSimulator youtube;

    YouTubeController(YouTubeSimulator youtube) {
        this.youtube = youtube;
    }

    @PostMapping("/simulator/api/youtube/token")
    ResponseEntity<byte[]> token(HttpServletRequest request) throws IOException, InterruptedException {
        return youtube.token(request);
    }

    @RequestMapping("/simulator/api/youtube/**")
    ResponseEntity<byte[]> call(HttpServletRequest request) throws IOException, InterruptedException {
        return youtube.call(request);
    }
}
