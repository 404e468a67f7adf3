package io.guardianpartner.acceptance.conformance;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Sets the stage of a test class in the one target, and takes it down after its last test. */
final class StageSetting implements BeforeAllCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(StageSetting.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Target target = context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Target.class,
            type -> new Target(), Target.class);
        context.getStore(NAMESPACE).put(Stage.class,
            new Stage(target, context.getRequiredTestClass().getAnnotation(OnStage.class)));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stage(context).mend();
        stage(context).script().letAllGo();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stage(context);
    }

    private static Stage stage(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Stage.class, Stage.class);
    }
}
