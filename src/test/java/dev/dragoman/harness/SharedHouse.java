package dev.dragoman.harness;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the same running house to all tests that neither kill it nor its database, and closes it after the last. */
final class SharedHouse implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == House.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        House house = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedHouse.class))
                .computeIfAbsent("house", key -> open(), House.class);
        house.begin();
        return house;
    }

    private static House open() {
        try {
            House house = House.of("shared", null);
            try {
                house.product().start();
                return house;
            } catch (Exception | AssertionError e) {
                house.close();
                throw e;
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
