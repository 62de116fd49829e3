package dev.dragoman;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents speak of things that exist. */
class DocsTests {

    private static final int LONGEST_README = 119;
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern QUOTED = Pattern.compile("`([.\\w-]+/[\\w./-]*)`");
    private static final Pattern METER = Pattern.compile("\\.(counter|timer)\\(\\s*\"(dragoman\\.[a-z.]+)\"");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

    @Test
    void resolvesEveryLink() {
        List<String> broken = new ArrayList<>();

        for (Path page : pages()) {
            Matcher link = LINK.matcher(prose(page));
            while (link.find()) {
                Path target = link.group(1).isEmpty() ? page : folder(page).resolve(link.group(1));
                String anchor = link.group(2);
                if (!Files.exists(target) || (anchor != null && !anchors(target).contains(anchor))) {
                    broken.add(page + " → " + link.group());
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void namesNoFileThatIsNotThere() {
        List<String> missing = new ArrayList<>();

        for (Path page : pages()) {
            QUOTED.matcher(JavaSource.read(page))
                    .results()
                    .map(found -> found.group(1))
                    .filter(DocsTests::looksLikeOurs)
                    .filter(name -> roots(page).noneMatch(root -> Files.exists(root.resolve(name))))
                    .forEach(name -> missing.add(page + " names " + name));
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void showsTheWayOfAMessageThroughRealFiles() {
        Set<String> named = QUOTED.matcher(JavaSource.read(Path.of("docs/tour.md")))
                .results()
                .map(found -> found.group(1))
                .filter(DocsTests::looksLikeOurs)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(named)
                .as("the tour comes by every stage of the map")
                .containsAll(JavaSource.files("routes", ".camel.yaml").stream()
                        .filter(file -> file.getNameCount() == 2)
                        .map(Path::toString)
                        .toList());
    }

    @Test
    void keepsTheReadmeShort() {
        assertThat(JavaSource.read(Path.of("README.md")).lines().count()).isLessThanOrEqualTo(LONGEST_README);
    }

    @Test
    void givesEveryNetworkAPageWithTheSameHeadings() {
        List<Path> pages = JavaSource.files("docs/channels", ".md").stream()
                .filter(page -> !Set.of("add-a-network.md", "README.md").contains(name(page)))
                .toList();
        List<String> networks = JavaSource.files("routes/channels", ".camel.yaml").stream()
                .map(file -> name(file).replaceFirst("\\..*", ".md"))
                .toList();

        assertThat(pages).extracting(DocsTests::name).containsAll(networks);
        assertThat(pages)
                .allSatisfy(page -> assertThat(headings(page))
                        .as(page.toString())
                        .containsSubsequence("What you get", "What you need", "Steps", "Limits", "When it fails"));
    }

    @Test
    void numbersDecisionsOnceAndSaysWhatWouldChangeThem() {
        List<Path> records = JavaSource.files("docs/decisions", ".md");

        assertThat(records).hasSizeGreaterThanOrEqualTo(4);
        assertThat(records).extracting(record -> name(record).substring(0, 4)).doesNotHaveDuplicates();
        assertThat(records).allSatisfy(record -> {
            assertThat(name(record)).matches("\\d{4}-[a-z0-9-]+\\.md");
            assertThat(headings(record).getFirst())
                    .startsWith(Integer.parseInt(name(record).substring(0, 4)) + ". ");
            assertThat(headings(record)).contains("What would change our mind");
        });
    }

    @Test
    void explainsEveryMetric() {
        Set<String> meters = JavaSource.all().values().stream()
                .flatMap(source -> METER.matcher(source).results())
                .map(found ->
                        found.group(2).replace('.', '_') + (found.group(1).equals("timer") ? "_seconds" : "_total"))
                .collect(Collectors.toCollection(TreeSet::new));
        String page = JavaSource.read(Path.of("docs/operations.md"));

        assertThat(meters)
                .hasSizeGreaterThan(4)
                .allSatisfy(meter -> assertThat(page).contains("| `" + meter + "` |"));
    }

    private static List<Path> pages() {
        List<Path> pages = new ArrayList<>();
        for (String folder : List.of("docs", "routes", "intents")) {
            pages.addAll(JavaSource.files(folder, ".md"));
        }
        try (Stream<Path> root = Files.list(Path.of(""))) {
            root.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(pages).hasSizeGreaterThan(15);
        return pages;
    }

    /** A name that starts with one of our folders: below the root, or a package. */
    private static boolean looksLikeOurs(String name) {
        if (name.startsWith("./") || name.startsWith("../")) {
            return false;
        }
        Path first = Path.of(name.substring(0, name.indexOf('/')));
        boolean isFolder = Set.of("routes", "intents", "docs", "src", ".ci").contains(first.toString());
        return isFolder || Files.isDirectory(JavaSource.ROOT.resolve(first));
    }

    private static Stream<Path> roots(Path page) {
        return Stream.of(Path.of(""), JavaSource.ROOT, folder(page));
    }

    private static Path folder(Path page) {
        Path parent = page.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static List<String> headings(Path page) {
        return HEADING.matcher(prose(page))
                .results()
                .map(found -> found.group(1).strip())
                .toList();
    }

    /** Without blocks of code, fenced or indented. */
    private static String prose(Path page) {
        return JavaSource.read(page).replaceAll("(?ms)^\\s*```.*?^\\s*```", "").replaceAll("(?m)^ {4,}.*$", "");
    }

    private static List<String> anchors(Path page) {
        return headings(page).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
