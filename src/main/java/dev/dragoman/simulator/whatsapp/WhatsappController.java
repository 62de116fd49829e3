package dev.dragoman.simulator.whatsapp;

import dev.dragoman.simulator.WhenSimulating;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pretend Graph API of WhatsApp. */
@RestController
@WhenSimulating
class WhatsappController {

    private final WhatsappSimulator whatsapp;

    WhatsappController(WhatsappSimulator whatsapp) {
        this.whatsapp = whatsapp;
    }

    @RequestMapping("/simulator/api/whatsapp/**")
    ResponseEntity<byte[]> call(HttpServletRequest request) throws IOException, InterruptedException {
        return whatsapp.call(request);
    }
}
