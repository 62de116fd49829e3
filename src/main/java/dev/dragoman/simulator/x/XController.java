package dev.dragoman.simulator.x;

import dev.dragoman.simulator.WhenSimulating;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pretend API of X below {@code /simulator/api/x}. */
@RestController("pretendXController")
@WhenSimulating
class XController {

    private final XSimulator x;

    XController(XSimulator x) {
        this.x = x;
    }

    @PostMapping("/simulator/api/x/2/oauth2/token")
    ResponseEntity<byte[]> token(HttpServletRequest request) throws IOException, InterruptedException {
        return x.token(request);
    }

    @RequestMapping("/simulator/api/x/**")
    ResponseEntity<byte[]> call(HttpServletRequest request) throws IOException, InterruptedException {
        return x.call(request);
    }
}
