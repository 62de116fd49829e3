package dev.dragoman.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds a browser on this machine: {@code DRAGOMAN_BROWSER}, an installed Chromium, Chrome or Edge, or the one that the
 * npm package {@code @sparticuz/chromium} carries. Fails with a sentence when there is none; it never skips.
 */
final class Browsers {

    private static final List<String> NAMES = List.of(
            "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge");
    private static final List<Path> PLACES = List.of(
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
            Path.of("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
            Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe"),
            Path.of("C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe"));
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Browsers() {}

    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    static Browser launch(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(find())
                        .setArgs(QUIET));
    }

    private static Path find() {
        return Optional.ofNullable(System.getenv("DRAGOMAN_BROWSER"))
                .map(Path::of)
                .or(Browsers::installed)
                .or(Browsers::fromNpm)
                .orElseThrow(() -> new IllegalStateException(
                        "the browser tests need a browser: install Chromium, Chrome or Edge, or set DRAGOMAN_BROWSER"));
    }

    private static Optional<Path> installed() {
        Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(onPath, PLACES.stream())
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> fromNpm() {
        Path folder = Path.of("target", "browser").toAbsolutePath();
        try {
            Files.createDirectories(folder);
            run(folder, "npm", "install", "--no-audit", "--no-fund", "@sparticuz/chromium");
            String path = run(
                    folder,
                    "node",
                    "--input-type=module",
                    "-e",
                    "import c from '@sparticuz/chromium'; console.log(await c.executablePath());");
            return Optional.of(Path.of(path.strip())).filter(Files::isExecutable);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String run(Path folder, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(command[0] + " did not work");
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            process.destroy();
        }
    }
}
