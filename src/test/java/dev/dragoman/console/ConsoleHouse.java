package dev.dragoman.console;

import dev.dragoman.Dragoman;
import dev.dragoman.staff.AgentId;
import dev.dragoman.staff.Staff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.FileSystemUtils;

/** The whole house on a real server and a real database. */
public final class ConsoleHouse implements AutoCloseable {

    private final Path data;
    private final ConfigurableApplicationContext context;
    private final String password;

    private ConsoleHouse(Path data, ConfigurableApplicationContext context) {
        this.data = data;
        this.context = context;
        this.password = "brass lantern by the harbour";
        // The generated one was printed, and is told once only.
        AgentId admin = get(Staff.class).find("admin").orElseThrow().id();
        get(Staff.class).changePassword(admin, admin, password);
    }

    /** Opens a house with these settings; with none of them, the demo and the simulator are off. */
    public static ConsoleHouse open(String... settings) {
        try {
            Path data = Files.createTempDirectory("dragoman-console");
            List<String> arguments = new ArrayList<>(
                    List.of("--server.port=0", "--server.address=127.0.0.1", "--dragoman.data=" + data));
            if (Arrays.stream(settings).noneMatch(it -> it.startsWith("dragoman.channels.facebook.enabled"))) {
                arguments.add("--dragoman.channels.facebook.enabled=false");
            }
            for (String setting : settings) {
                arguments.add("--" + setting);
            }
            if (settings.length == 0) {
                arguments.addAll(List.of("--dragoman.demo=false", "--dragoman.simulator.enabled=false"));
            }
            var house = new SpringApplicationBuilder(Dragoman.class)
                    .initializers(context ->
                            context.getBeanFactory().registerSingleton("nothingOfTests", new NothingOfTests()));
            return new ConsoleHouse(data, house.run(arguments.toArray(String[]::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Browser browser() {
        return new Browser("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    /** A browser in which the first administrator has signed in. */
    public Browser administrator() {
        return browser().signIn("admin", password);
    }

    public String administratorsPassword() {
        return password;
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the configurations of other tests, which lie on the same class path, out of the house. */
    private static final class NothingOfTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
            return type.getResource().getURL().getPath().contains("/test-classes/");
        }
    }
}
