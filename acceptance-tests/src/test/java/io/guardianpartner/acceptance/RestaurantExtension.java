package io.guardianpartner.acceptance;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test class the one running restaurant, all of it ready: the class before may have ended with a crash. */
final class RestaurantExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Restaurant.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Restaurant restaurant = context.getRoot().getStore(Namespace.create(Restaurant.class))
            .getOrComputeIfAbsent(Restaurant.class, type -> new Restaurant(), Restaurant.class);
        restaurant.awaitReady();
        return restaurant;
    }
}
