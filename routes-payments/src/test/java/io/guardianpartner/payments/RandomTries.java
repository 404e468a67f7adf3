package io.guardianpartner.payments;

import java.util.concurrent.ThreadLocalRandom;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives each property of a class its seed and its number of tries, and says of a broken one how it is repeated.
 * {@code -Drandom.seed} is the seed: a number, or {@code new} for another one each time. By default it is always the same, so that a build
 * that is repeated does the same. {@code -Drandom.times} multiplies the tries.
 */
public final class RandomTries implements AroundPropertyHook {

    private static final String SEED = "random.seed";
    private static final String TIMES = "random.times";

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        String given = System.getProperty(SEED, "20260131");
        String seed = given.equals("new") ? Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE)) : given;
        PropertyAttributes attributes = context.attributes();
        attributes.setSeed(seed);
        attributes.tries().ifPresent(tries -> attributes.setTries(tries * Integer.getInteger(TIMES, 1)));
        System.out.println(context.label() + ": seed " + seed);
        PropertyExecutionResult result = property.execute();
        return result.status() == PropertyExecutionResult.Status.FAILED
            ? result.mapToFailed(broken(context, seed, result))
            : result;
    }

    private static AssertionError broken(PropertyLifecycleContext context, String seed,
        PropertyExecutionResult result) {
        String cause = result.throwable().map(Throwable::getMessage).orElse("");
        String sample = result.falsifiedParameters().map(Object::toString).orElse("nothing");
        return new AssertionError("%s is broken by %s: %s%nRepeat it with -Dtest=%s -D%s=%s".formatted(context.label(),
            sample, cause, context.containerClass().getSimpleName(), SEED, seed), result.throwable().orElse(null));
    }
}
