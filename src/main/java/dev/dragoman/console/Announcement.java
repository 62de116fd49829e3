package dev.dragoman.console;

import dev.dragoman.staff.Staff;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints, last of all, the address to open and, once, the sign-in of the first administrator. */
@Component
class Announcement {

    private final Staff staff;
    private final ShellSettings settings;

    Announcement(Staff staff, ShellSettings settings) {
        this.staff = staff;
        this.settings = settings;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return;
        }
        StringBuilder words = new StringBuilder(System.lineSeparator());
        staff.passwordOfFirstStart()
                .ifPresent(password -> words.append("First administrator: admin, password ")
                        .append(password)
                        .append(" (shown this once)")
                        .append(System.lineSeparator()));
        words.append("Dragoman is ready: http://localhost:")
                .append(web.getWebServer().getPort())
                .append(settings.demo() ? "/demo" : "/inbox");
        // The one line a person waits for; it is no log entry.
        System.out.println(words);
    }
}
