package dev.dragoman;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Component;

/** {@code docs/modules/README.md} says where things live: each module's purpose, doors, tables and neighbours. */
class ModulesPageTests {

    private static final Pattern OWNER = Pattern.compile("(?:Module |module \")(\\w+)");
    private static final Pattern TABLE = Pattern.compile("create table (?:if not exists )?(\\w+)");

    private static final String INTRODUCTION = """
            # Modules

            Made from the code, so do not edit it here: `mvn test -Dtest=ModulesPageTests -Dwrite=modules`.

            One package below `dev.dragoman` is one module. A **door** is a bean that other modules may call; **words** are
            the public types they may hold in their hands; everything else is package-private. A table belongs to one
            module, and no other one reads or writes it. The build refuses a dependency that is not named here.
            """;

    @Test
    void saysWhatTheCodeSays() throws IOException {
        List<ApplicationModule> modules = ApplicationModules.of(Dragoman.class).stream()
                .filter(module -> !JavaSource.purposeOf(name(module)).isEmpty())
                .sorted(Comparator.comparing(ModulesPageTests::name))
                .toList();
        Map<String, List<String>> tables = tables();

        String page = modules.stream()
                .map(module -> chapter(module, tables.getOrDefault(name(module), List.of())))
                .collect(Collectors.joining("\n", INTRODUCTION + "\n", ""));

        assertThat(modules).hasSizeGreaterThan(10);
        new GeneratedPage("docs/modules/README.md", "ModulesPageTests", "modules").mustSay(page);
    }

    private static String chapter(ApplicationModule module, List<String> tables) {
        Set<JavaClass> beans = beans(module);
        List<JavaClass> types = module.getBasePackage().stream()
                .filter(type -> type.getPackageName().equals("dev.dragoman." + name(module)))
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .sorted(Comparator.comparing(JavaClass::getSimpleName))
                .toList();
        return """
                ## %s

                %s

                | | |
                |---|---|
                | Doors | %s |
                | Words | %s |
                | Tables | %s |
                | May use | %s |
                """.formatted(
                name(module),
                JavaSource.purposeOf(name(module)),
                list(types.stream().filter(beans::contains).map(JavaClass::getSimpleName)),
                list(types.stream().filter(type -> !beans.contains(type)).map(JavaClass::getSimpleName)),
                list(tables.stream()),
                list(mayUse(module)));
    }

    private static Set<JavaClass> beans(ApplicationModule module) {
        Set<JavaClass> beans = new HashSet<>();
        for (JavaClass type : module.getBasePackage()) {
            if (type.isMetaAnnotatedWith(Component.class)) {
                beans.add(type);
            }
            type.getMethods().stream()
                    .filter(method -> method.isAnnotatedWith(Bean.class))
                    .forEach(method -> beans.add(method.getRawReturnType()));
        }
        return beans;
    }

    private static Stream<String> mayUse(ApplicationModule module) {
        try {
            var rules = Class.forName("dev.dragoman." + name(module) + ".package-info")
                    .getPackage()
                    .getAnnotation(org.springframework.modulith.ApplicationModule.class);
            return rules == null
                    ? Stream.of()
                    : Stream.of(rules.allowedDependencies()).sorted();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tables by the module that the first lines of their migration name. */
    private static Map<String, List<String>> tables() {
        Map<String, List<String>> tables = new TreeMap<>();
        for (Path migration : JavaSource.files("src/main/resources/db/migration", ".sql")) {
            String sql = JavaSource.read(migration);
            var owner = OWNER.matcher(sql.lines().findFirst().orElse(""));
            assertThat(owner.find())
                    .as(migration + " names its module in the first line")
                    .isTrue();
            TABLE.matcher(sql)
                    .results()
                    .forEach(found -> tables.computeIfAbsent(owner.group(1), it -> new ArrayList<>())
                            .add(found.group(1)));
        }
        return tables;
    }

    private static String list(Stream<String> names) {
        String list = names.map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        return list.isEmpty() ? "–" : list;
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
