package io.guardianpartner.routing.test;

import java.util.List;

import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds {@link GuardianTest} on a test class. */
class GuardianTestFactory implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(Class<?> testClass,
        List<ContextConfigurationAttributes> attributes) {
        var test = TestContextAnnotationUtils.findMergedAnnotation(testClass, GuardianTest.class);
        return test == null ? null : new GuardianTestContext(test.service(), test.postgres(), test.dynamodb());
    }
}
