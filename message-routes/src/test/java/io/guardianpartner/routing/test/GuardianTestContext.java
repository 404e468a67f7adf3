package io.guardianpartner.routing.test;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Gives a context a stage of its own. Equal ones share a context.
 *
 * @param service
 *            the service's name in the contract
 */
record GuardianTestContext(String service, boolean postgres, boolean dynamodb) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        GuardianStage.forService(service, postgres, dynamodb).prepare(context);
    }
}
