package dev.dragoman.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Fills in, with the lowest rank, what was not set: where the routes are, and, unless the profile is
 * {@code production}, the accounts and secrets of the demo. Secrets are made anew at every start, so that there is no
 * default one to be known.
 */
public class DemoSettings implements EnvironmentPostProcessor {

    private static final String FACEBOOK = "dragoman.channels.facebook.";
    private static final String TELEGRAM = "dragoman.channels.telegram.";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> settings = new HashMap<>(routes(environment));
        if (!environment.acceptsProfiles(Profiles.of("production"))) {
            settings.putAll(demo(environment));
        }
        environment.getPropertySources().addLast(new MapPropertySource("dragoman-defaults", settings));
    }

    /** The folder beside the jar, or the copy inside it. */
    private static Map<String, Object> routes(ConfigurableEnvironment environment) {
        String folder = environment.getProperty("dragoman.routes", "./routes");
        if (!Files.isDirectory(Path.of(folder))) {
            return Map.of(
                    "camel.main.routes-include-pattern",
                    "classpath:routes/*.camel.yaml,classpath:routes/channels/*.camel.yaml");
        }
        return Map.of(
                "camel.main.routes-include-pattern",
                "file:%1$s/*.camel.yaml,file:%1$s/channels/*.camel.yaml".formatted(folder),
                "camel.main.routes-reload-directory",
                folder);
    }

    private static Map<String, Object> demo(ConfigurableEnvironment environment) {
        Map<String, Object> demo = new HashMap<>();
        demo.put("dragoman.demo", "true");
        demo.put("dragoman.simulator.enabled", "true");
        demo.put("server.address", "127.0.0.1");
        demo.put(FACEBOOK + "enabled", "true");
        demo.put(FACEBOOK + "app-id", "100000000000001");
        demo.put(FACEBOOK + "app-secret", secret());
        demo.put(FACEBOOK + "verify-token", secret());
        demo.put(FACEBOOK + "base-url", simulator(environment) + "graph");
        demo.put(FACEBOOK + "accounts[0].id", "200000000000001");
        demo.put(FACEBOOK + "accounts[0].name", "Wanderlicht");
        demo.put(FACEBOOK + "accounts[0].token", secret());
        demo.put(TELEGRAM + "enabled", "true");
        demo.put(TELEGRAM + "base-url", simulator(environment) + "api/telegram");
        demo.put(TELEGRAM + "accounts[0].id", "300000001");
        demo.put(TELEGRAM + "accounts[0].name", "Wanderlicht");
        demo.put(TELEGRAM + "accounts[0].token", "300000001:" + secret());
        demo.put(TELEGRAM + "accounts[0].webhook-secret", secret());
        return demo;
    }

    private static String simulator(ConfigurableEnvironment environment) {
        String port = environment.getProperty("server.port", "8080");
        // A port that is chosen at the start is not known yet; nobody listens on the first one.
        return "http://127.0.0.1:" + (port.equals("0") ? "1" : port) + "/simulator/";
    }

    private static String secret() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
