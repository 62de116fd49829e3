package dev.dragoman.console.entrance;

import dev.dragoman.console.Pages;
import dev.dragoman.console.Screen;
import dev.dragoman.staff.Role;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The sign-in page, and the way from the root to the place where a person works. */
@Controller
class SignInPage {

    private final Pages pages;

    SignInPage(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/sign-in")
    View page(@RequestParam @Nullable String error, @RequestParam(defaultValue = "0") int wait, Screen screen) {
        String problem = wait > 0 ? screen.say("signin.wait", wait) : error == null ? "" : screen.say("signin.wrong");
        return pages.show("staff/sign-in.jte", screen, Map.of("problem", problem));
    }

    @GetMapping("/")
    View home(Screen screen) {
        return new RedirectView(screen.may(Role.AGENT) ? "/inbox" : "/templates");
    }
}
