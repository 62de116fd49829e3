package dev.dragoman.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dragoman.console.ConsoleHouse;
import dev.dragoman.staff.StaffRefusal.Reason;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(120)
class StaffTests {

    static ConsoleHouse house;
    static Staff staff;
    static Agent admin;

    @BeforeAll
    static void open() {
        house = ConsoleHouse.open();
        staff = house.get(Staff.class);
        admin = staff.find("admin").orElseThrow();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void handsOutTheFirstPasswordOnce() {
        assertThat(staff.passwordOfFirstStart()).as("the announcement took it").isEmpty();

        staff.firstAdministrator();

        assertThat(staff.passwordOfFirstStart()).isEmpty();
    }

    @Test
    void signsInWithTheRightPasswordAlone() {
        String password = staff.create(admin.id(), "Anna", "Anna", Role.AGENT);

        assertThat(staff.signIn("ANNA", password)).map(Agent::name).contains("Anna");
        assertThat(staff.signIn("anna", password + "x")).isEmpty();
        assertThat(staff.signIn("nobody", password)).isEmpty();
    }

    @Test
    void refusesALoginThatIsTakenOrUnusable() {
        assertThatThrownBy(() -> staff.create(admin.id(), "ADMIN", "Other", Role.AGENT))
                .extracting("reason")
                .isEqualTo(Reason.LOGIN_TAKEN);
        assertThatThrownBy(() -> staff.create(admin.id(), "a b", "Other", Role.AGENT))
                .extracting("reason")
                .isEqualTo(Reason.LOGIN_UNUSABLE);
    }

    @Test
    void refusesPasswordsThatAreEasyToGuess() {
        staff.create(admin.id(), "carla", "Carla", Role.MARKETER);
        AgentId carla = staff.find("carla").orElseThrow().id();

        assertThatThrownBy(() -> staff.changePassword(admin.id(), carla, "short"))
                .extracting("reason")
                .isEqualTo(Reason.PASSWORD_LENGTH);
        assertThatThrownBy(() -> staff.changePassword(admin.id(), carla, "Carla-1234567"))
                .extracting("reason")
                .isEqualTo(Reason.PASSWORD_GUESSABLE);
        assertThatThrownBy(() -> staff.changePassword(admin.id(), carla, "aaaaaaaaaaaaaaaa"))
                .extracting("reason")
                .isEqualTo(Reason.PASSWORD_GUESSABLE);
    }

    @Test
    void changesThePasswordAndWithItTheStanding() {
        String old = staff.create(admin.id(), "dora", "Dora", Role.AGENT);
        AgentId dora = staff.find("dora").orElseThrow().id();
        var before = staff.standing(dora);

        staff.changePassword(dora, dora, "a long walk in the rain");

        assertThat(staff.standing(dora)).isPresent().isNotEqualTo(before);
        assertThat(staff.signIn("dora", old)).isEmpty();
        assertThat(staff.signIn("dora", "a long walk in the rain")).isPresent();
    }

    @Test
    void keepsTheLastAdministrator() {
        assertThatThrownBy(() -> staff.disable(admin.id(), admin.id()))
                .extracting("reason")
                .isEqualTo(Reason.LAST_ADMINISTRATOR);
    }

    @Test
    void neverChangesTheAudit() {
        var sql = house.get(JdbcClient.class);
        house.get(Audit.class).record(admin.id(), "test", "test:1", Map.of("a", "b"));

        assertThat(sql.sql("select detail ->> 'a' from audit where subject = 'test:1'")
                        .query(String.class)
                        .single())
                .isEqualTo("b");
        assertThatThrownBy(() -> sql.sql("update audit set what = 'x'").update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> sql.sql("delete from audit").update()).hasMessageContaining("append-only");
    }

    @Test
    void letsNobodyInAsTheDemoAgent() {
        Agent demo = staff.demoAgent();

        assertThat(staff.demoAgent()).isEqualTo(demo);
        assertThat(staff.signIn("demo", "")).isEmpty();
        assertThat(staff.signIn("demo", "demo")).isEmpty();
    }
}
