package dev.dragoman.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the one {@link House} of all browser tests to a test class. After each test everybody goes home, and an error
 * in any browser's console fails the test. A failed test leaves pictures in {@code target/browser}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InTheHouse.Door.class)
@Timeout(120)
@interface InTheHouse {

    /** Opens the house for the first test and closes it after the last. */
    final class Door implements ParameterResolver, AfterEachCallback {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == House.class;
        }

        @Override
        public House resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return house(test);
        }

        private static House house(ExtensionContext test) {
            return test.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(House.class, key -> open(), House.class);
        }

        private static House open() {
            try {
                return new House();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void afterEach(ExtensionContext test) {
            House house = house(test);
            List<Person> people = house.people();
            if (test.getExecutionException().isPresent()) {
                String name = test.getRequiredTestMethod().getName();
                for (int i = 0; i < people.size(); i++) {
                    people.get(i).photograph(Path.of("target", "browser", name + "-" + (i + 1) + ".png"));
                }
            }
            house.goHome();

            assertThat(people.stream().flatMap(person -> person.complaints().stream()))
                    .as("errors in the browser's console")
                    .isEmpty();
        }
    }
}
