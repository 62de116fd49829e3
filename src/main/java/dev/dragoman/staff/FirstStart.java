package dev.dragoman.staff;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Makes sure that somebody can administer the house. */
@Component
class FirstStart implements ApplicationRunner {

    private final Staff staff;

    FirstStart(Staff staff) {
        this.staff = staff;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        staff.firstAdministrator();
    }
}
