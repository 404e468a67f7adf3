package io.guardianpartner.test;

import java.util.List;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds {@link GuardianTest} on a test class. */
class GuardianTestFactory implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(Class<?> testClass,
        List<ContextConfigurationAttributes> attributes) {
        var test = TestContextAnnotationUtils.findMergedAnnotation(testClass, GuardianTest.class);
        return test == null ? null : new StageOfContext(test.service(), test.postgres(), test.dynamodb());
    }

    /**
     * Gives a context a separate stage. Equal ones share a context.
     *
     * @param service the service's name in the contract
     */
    private record StageOfContext(String service, boolean postgres, boolean dynamodb) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            GuardianStage.forService(service, postgres, dynamodb).prepare(context);
        }
    }
}
