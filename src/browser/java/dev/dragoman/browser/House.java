package dev.dragoman.browser;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.RequestOptions;
import dev.dragoman.Dragoman;
import dev.dragoman.TestDatabases;
import dev.dragoman.staff.Role;
import dev.dragoman.staff.Staff;
import dev.dragoman.system.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The whole house on a real port with a real database, a foreign web site beside it, and a browser to look at both. */
final class House implements AutoCloseable {

    private final Path data;
    private final String address;
    private final ForeignSite site = ForeignSite.open();
    private final ConfigurableApplicationContext context;
    private final Playwright playwright = Browsers.playwright();
    private final Browser browser = Browsers.launch(playwright);
    private final Map<String, String> sessions = new HashMap<>();
    private final List<Person> people = new ArrayList<>();

    House() throws IOException {
        data = Files.createTempDirectory("dragoman-browser");
        int port = freePort();
        address = "http://127.0.0.1:" + port;
        var database = TestDatabases.fresh();
        context = new SpringApplicationBuilder(Dragoman.class)
                .run(
                        "--server.port=" + port,
                        "--dragoman.data=" + data,
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--dragoman.channels.webchat.allowed-origins=" + site.address());
    }

    /** The demo's simulator must know its own address before the server starts. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String address() {
        return address;
    }

    ForeignSite site() {
        return site;
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Somebody whose browser speaks this language, in a browser of their own. */
    Person visitor(String language) {
        return visitor(options -> options.setLocale(language));
    }

    Person visitor(UnaryOperator<Browser.NewContextOptions> wishes) {
        var options = new Browser.NewContextOptions().setBaseURL(address).setViewportSize(1280, 720);
        var person = new Person(browser.newContext(wishes.apply(options)));
        people.add(person);
        return person;
    }

    /** A member of the staff who has signed in, with the login for a name. */
    Person staff(String login, Role role) {
        String session = sessions.computeIfAbsent(login + role, key -> signIn(login, role));
        return visitor(options -> options.setLocale("en").setStorageState(session));
    }

    private String signIn(String login, Role role) {
        String password = get(Staff.class).create(null, login, login, role);
        try (var signing = browser.newContext(new Browser.NewContextOptions().setBaseURL(address))) {
            var page = signing.newPage();
            page.navigate("/sign-in");
            page.locator("input[name=login]").fill(login);
            page.locator("input[name=password]").fill(password);
            page.locator("form.fields button").click();
            page.locator(".rail").waitFor();
            return signing.storageState();
        }
    }

    /** A customer of the web chat, without a page, asks for a person in these words. */
    void somebodyAsksForAPerson(String words) {
        APIRequestContext network = playwright.request().newContext();
        String answer = network.post(
                        address + "/chat/v1/visitors",
                        RequestOptions.create().setData(Map.of("site", "test", "language", "en")))
                .text();
        network.post(
                address + "/chat/v1/messages",
                RequestOptions.create()
                        .setHeader(
                                "Authorization",
                                "Bearer "
                                        + Json.MAPPER
                                                .readTree(answer)
                                                .path("token")
                                                .asString())
                        .setData(Map.of(
                                "id", UUID.randomUUID().toString(), "payload", "/talk_to_a_person", "title", words)));
        network.dispose();
    }

    List<Person> people() {
        return List.copyOf(people);
    }

    /** Everybody closes the browser. */
    void goHome() {
        people.forEach(Person::leave);
        people.clear();
    }

    @Override
    public void close() {
        goHome();
        playwright.close();
        context.close();
        site.close();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
