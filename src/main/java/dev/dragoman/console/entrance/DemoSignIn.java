package dev.dragoman.console.entrance;

import dev.dragoman.console.ShellSettings;
import dev.dragoman.console.SignedIn;
import dev.dragoman.staff.Role;
import dev.dragoman.staff.Staff;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets a visitor of the demo in without a password: with the demo on, and from this machine only. */
@Controller
class DemoSignIn {

    private static final List<String> PLACES =
            List.of("/inbox", "/templates", "/learning", "/publish", "/settings", "/simulator", "/insights");

    private final ShellSettings settings;
    private final Staff staff;

    DemoSignIn(ShellSettings settings, Staff staff) {
        this.settings = settings;
        this.staff = staff;
    }

    /** Keeps the session of somebody who is signed in already. */
    @GetMapping("/demo/sign-in")
    ResponseEntity<Void> signIn(
            @RequestParam(defaultValue = "/inbox") String to,
            @AuthenticationPrincipal @Nullable SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!settings.demo() || !Loopback.is(request)) {
            return ResponseEntity.notFound().build();
        }
        if (who == null) {
            var roles = EnumSet.of(Role.AGENT, Role.MARKETER);
            Sessions.begin(PasswordSignIn.session(staff, staff.demoAgent(), roles), request, response);
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(PLACES.contains(to) ? to : "/inbox"))
                .build();
    }
}
