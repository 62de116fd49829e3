package dev.dragoman.console.entrance;

import dev.dragoman.console.Pages;
import dev.dragoman.console.Screen;
import dev.dragoman.staff.Agent;
import dev.dragoman.staff.Staff;
import dev.dragoman.staff.StaffRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where everybody changes the own password. All other sessions of that person end, this one goes on. */
@Controller
class PasswordPage {

    private static final String PAGE = "/settings/password";

    private final Pages pages;
    private final Staff staff;
    private final SignInDelay delay;

    PasswordPage(Pages pages, Staff staff, SignInDelay delay) {
        this.pages = pages;
        this.staff = staff;
        this.delay = delay;
    }

    @GetMapping(PAGE)
    View page(@RequestParam @Nullable String done, Screen screen) {
        return show(screen, HttpStatus.OK, done == null ? "" : screen.say("password.done"));
    }

    /** Whoever guesses here waits as on the sign-in page. */
    @PostMapping(PAGE)
    View change(
            @RequestParam Map<String, String> fields,
            Screen screen,
            HttpServletRequest request,
            HttpServletResponse response) {
        Agent agent = screen.agent();
        String password = fields.getOrDefault("password", "");
        if (!password.equals(fields.getOrDefault("repeated", ""))) {
            return refused(screen, screen.say("password.refused.repeated"));
        }
        Duration wait = delay.begin(agent.login(), request.getRemoteAddr());
        if (!wait.isZero()) {
            return show(screen, HttpStatus.TOO_MANY_REQUESTS, screen.say("signin.wait", new TooSoon(wait).seconds()));
        }
        try {
            staff.changeOwnPassword(agent.id(), fields.getOrDefault("current", ""), password);
        } catch (StaffRefusal e) {
            if (e.reason() != StaffRefusal.Reason.PASSWORD_WRONG) {
                delay.succeeded(agent.login(), request.getRemoteAddr());
            }
            return refused(screen, screen.say("people.refused." + e.reason().name()));
        }
        delay.succeeded(agent.login(), request.getRemoteAddr());
        screen.who()
                .map(who -> PasswordSignIn.session(staff, agent, who.roles()))
                .ifPresent(again -> Sessions.begin(again, request, response));
        return done();
    }

    private static View done() {
        var view = new RedirectView(PAGE + "?done");
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    private View refused(Screen screen, String problem) {
        return show(screen, HttpStatus.UNPROCESSABLE_CONTENT, problem);
    }

    private View show(Screen screen, HttpStatus status, String news) {
        return pages.show(status, "staff/password.jte", screen, Map.of("news", news, "isBad", status.isError()));
    }
}
