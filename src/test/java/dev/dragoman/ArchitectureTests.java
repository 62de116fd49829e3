package dev.dragoman;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The borders of the house. */
class ArchitectureTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(Dragoman.class);
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.dragoman");

    @Test
    void keepsTheModulesApart() {
        MODULES.verify();
    }

    @Test
    void keepsCamelInTheFlow() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.dragoman.flow..", "dev.dragoman.bus.pgq..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(HOUSE);
    }

    @Test
    void keepsNetworksApart() {
        slices().matching("dev.dragoman.channels.(*)..")
                .that(are("networks other than the shared family of Meta", "dev.dragoman.channels.meta"))
                .should()
                .notDependOnEachOther()
                .ignoreDependency(
                        resideInAPackage("dev.dragoman.channels.."), resideInAPackage("dev.dragoman.channels.meta.."))
                .check(HOUSE);
    }

    private static DescribedPredicate<com.tngtech.archunit.library.dependencies.Slice> are(String what, String not) {
        return new DescribedPredicate<>(what) {
            @Override
            public boolean test(com.tngtech.archunit.library.dependencies.Slice slice) {
                return slice.stream().noneMatch(type -> type.getPackageName().startsWith(not));
            }
        };
    }

    @Test
    void keepsTheWordsFree() {
        classes()
                .that()
                .resideInAPackage("dev.dragoman.message..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "dev.dragoman.message..", "java..", "org.jspecify..", "org.springframework.modulith.."))
                .check(HOUSE);
    }

    /** What is written for the staff alone is out of reach of whatever decides, renders or sends. */
    @Test
    void keepsPrivateNotesAwayFromNetworks() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.dragoman.conversations..", "dev.dragoman.console..", "dev.dragoman.pages..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("dev\\.dragoman\\.conversations\\.Notes?(\\$.*)?")
                .check(HOUSE);
    }

    @Test
    void readsNoJavaObjectsFromOutside() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .check(HOUSE);
    }

    @Test
    void speaksHttpThroughOneClient() {
        DescribedPredicate<JavaClass> otherClients = resideInAnyPackage("java.net.http..")
                .or(DescribedPredicate.describe(
                        "HttpURLConnection", type -> type.getName().equals("java.net.HttpURLConnection")));

        noClasses().should().dependOnClassesThat(otherClients).check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.dragoman.system..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("okhttp3.OkHttpClient$Builder")
                .check(HOUSE.that(DescribedPredicate.describe(
                        "but NetworkClient",
                        type -> !type.getName().startsWith("dev.dragoman.channels.NetworkClient"))));
    }
}
