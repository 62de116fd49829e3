package dev.dragoman.console;

import dev.dragoman.staff.AgentId;
import dev.dragoman.staff.Role;
import dev.dragoman.staff.Staff;
import dev.dragoman.staff.StaffRefusal;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who may sign in; for administrators. */
@Controller
class PeoplePage {

    private final Pages pages;
    private final Staff staff;

    PeoplePage(Pages pages, Staff staff) {
        this.pages = pages;
        this.staff = staff;
    }

    @GetMapping("/settings/people")
    View list(Screen screen) {
        return people(screen, HttpStatus.OK, Map.of());
    }

    @PostMapping("/settings/people")
    View add(@RequestParam String login, @RequestParam String name, @RequestParam Role role, Screen screen) {
        try {
            String password = staff.create(screen.agent().id(), login, name, role);
            return people(screen, HttpStatus.OK, Map.of("added", name.strip(), "password", password));
        } catch (StaffRefusal e) {
            return refused(screen, e);
        }
    }

    @PostMapping("/settings/people/{id}/disabled")
    View disable(@PathVariable String id, Screen screen) {
        try {
            staff.disable(screen.agent().id(), AgentId.of(id));
            return people(screen, HttpStatus.OK, Map.of());
        } catch (StaffRefusal e) {
            return refused(screen, e);
        }
    }

    @PostMapping("/settings/people/{id}/enabled")
    View enable(@PathVariable String id, Screen screen) {
        staff.enable(screen.agent().id(), AgentId.of(id));
        return people(screen, HttpStatus.OK, Map.of());
    }

    private View refused(Screen screen, StaffRefusal refusal) {
        String problem = screen.say("people.refused." + refusal.reason().name());
        return people(screen, HttpStatus.UNPROCESSABLE_CONTENT, Map.of("problem", problem));
    }

    private View people(Screen screen, HttpStatus status, Map<String, String> news) {
        return pages.show(status, "staff/people.jte", screen, Map.of("people", staff.list(), "news", news));
    }
}
