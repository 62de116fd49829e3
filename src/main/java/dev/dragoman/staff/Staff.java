package dev.dragoman.staff;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.dragoman.staff.StaffRefusal.Reason;
import dev.dragoman.staff.StaffTable.Row;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The people who work here. Nobody is ever deleted: what they did keeps a name. */
@Component
public class Staff {

    private static final String LOGIN = "[a-z0-9._@-]{1,60}";

    private final StaffTable table;
    private final Passwords passwords;
    private final Audit audit;
    private final AtomicReference<@Nullable String> firstPassword = new AtomicReference<>();
    // Asked for at every request and every live event; a change in another process is seen 5 seconds later.
    private final Cache<AgentId, Optional<Row>> recent = Caffeine.newBuilder()
            .maximumSize(2000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    Staff(StaffTable table, Passwords passwords, Audit audit) {
        this.table = table;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** The person with this login, in any case of letters; empty also for those who were disabled. */
    public Optional<Agent> find(String login) {
        return table.byLogin(lower(login)).filter(Row::enabled).map(Row::agent);
    }

    /** The person with this id, the disabled ones too. */
    public Optional<Agent> find(AgentId id) {
        return row(id).map(Row::agent);
    }

    /** Everybody, by name. */
    public List<Member> list() {
        return table.all().stream()
                .map(row -> new Member(row.agent(), !row.enabled()))
                .toList();
    }

    /** The person, if the password is right. Takes about as long for a login that does not exist. */
    public Optional<Agent> signIn(String login, String password) {
        Optional<Row> row = table.byLogin(lower(login)).filter(Row::enabled);
        boolean right = passwords.matches(password, row.map(Row::password).orElse(null));
        return right ? row.map(Row::agent) : Optional.empty();
    }

    /** What a session of this person rests on; empty for somebody who may not sign in. At most 5 seconds old. */
    public Optional<Standing> standing(AgentId id) {
        return row(id).filter(Row::enabled).map(row -> new Standing(row.agent().role(), row.passwordChangedAt()));
    }

    /** Adds a person and returns the generated password, which is shown once. Refuses a login that is taken. */
    @Transactional
    public String create(@Nullable AgentId by, String login, String name, Role role) {
        var agent = new Agent(AgentId.random(), checkedLogin(login), checkedName(name), role);
        String password = passwords.generate();
        if (!table.insert(agent, passwords.hash(password))) {
            throw new StaffRefusal(Reason.LOGIN_TAKEN);
        }
        audit.record(by, "staff.create", subject(agent.id()), Map.of("login", agent.login(), "role", role.name()));
        return password;
    }

    /** Gives a person a new password and ends all sessions. Refuses one that is short, long or easy to guess. */
    @Transactional
    public void changePassword(AgentId by, AgentId of, String password) {
        String login = row(of).map(row -> row.agent().login()).orElseThrow();
        passwords.mustBeGood(password, login);
        table.setPassword(of, passwords.hash(password));
        forget(of);
        audit.record(by, "staff.password", subject(of), Map.of());
    }

    /**
     * Gives oneself another password and ends all sessions. Refuses without the current one, and a new one that is
     * the same, short, long or easy to guess.
     */
    @Transactional
    public void changeOwnPassword(AgentId who, String current, String password) {
        Row row = table.byId(who).filter(Row::enabled).orElseThrow();
        if (row.password() == null) {
            throw new StaffRefusal(Reason.NO_PASSWORD);
        }
        if (!passwords.matches(current, row.password())) {
            throw new StaffRefusal(Reason.PASSWORD_WRONG);
        }
        if (current.equals(password)) {
            throw new StaffRefusal(Reason.PASSWORD_SAME);
        }
        changePassword(who, who, password);
    }

    /** Lets a person no longer sign in, and ends all sessions. Refuses to disable the last administrator. */
    @Transactional
    public void disable(AgentId by, AgentId whom) {
        if (!table.disable(whom)) {
            throw new StaffRefusal(Reason.LAST_ADMINISTRATOR);
        }
        forget(whom);
        audit.record(by, "staff.disable", subject(whom), Map.of());
    }

    /** Lets a disabled person sign in again with the old password. */
    @Transactional
    public void enable(AgentId by, AgentId whom) {
        table.enable(whom);
        forget(whom);
        audit.record(by, "staff.enable", subject(whom), Map.of());
    }

    /** Creates {@code admin} where there is no administrator yet, and keeps the password for the starter. */
    @Transactional
    public void firstAdministrator() {
        if (table.hasAdministrator()) {
            return;
        }
        var admin = new Agent(AgentId.random(), "admin", "Administrator", Role.ADMINISTRATOR);
        String password = passwords.generate();
        if (table.insert(admin, passwords.hash(password))) {
            audit.record(null, "staff.create", subject(admin.id()), Map.of("login", "admin"));
            firstPassword.set(password);
        }
    }

    /** The password of the administrator created at this start; handed out once, then forgotten. */
    public Optional<String> passwordOfFirstStart() {
        return Optional.ofNullable(firstPassword.getAndSet(null));
    }

    /** The person of the demo, made if need be. No password lets anybody in as this one. */
    @Transactional
    public Agent demoAgent() {
        return table.byLogin("demo").map(Row::agent).orElseGet(() -> {
            table.insert(new Agent(AgentId.random(), "demo", "Demo", Role.AGENT), null);
            return table.byLogin("demo").map(Row::agent).orElseThrow();
        });
    }

    /** After the commit: whoever asked before it would remember what was true until then. */
    private void forget(AgentId id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                recent.invalidate(id);
            }
        });
    }

    private Optional<Row> row(AgentId id) {
        return recent.get(id, table::byId);
    }

    private static String checkedLogin(String login) {
        String lower = lower(login.strip());
        if (!lower.matches(LOGIN)) {
            throw new StaffRefusal(Reason.LOGIN_UNUSABLE);
        }
        return lower;
    }

    private static String checkedName(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > 120) {
            throw new StaffRefusal(Reason.NAME_UNUSABLE);
        }
        return stripped;
    }

    private static String lower(String login) {
        return login.toLowerCase(Locale.ROOT);
    }

    private static String subject(AgentId id) {
        return "staff:" + id;
    }
}
