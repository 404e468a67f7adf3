package io.guardianpartner.support.tracing;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Off by default, unlike the SDK, which would export to a collector on this machine. */
class TracingCondition extends SpringBootCondition {

    private static final String EXPORTER = "otel.traces.exporter";
    private static final String DISABLED = "otel.sdk.disabled";

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        String exporter = environment.getProperty(EXPORTER, "").strip();
        boolean isOn = !exporter.isEmpty() && !exporter.equals("none")
            && !environment.getProperty(DISABLED, Boolean.class, false);
        return new ConditionOutcome(isOn, ConditionMessage.forCondition(ConditionalOnTracing.class)
            .because(EXPORTER + " is '" + exporter + "'"));
    }
}
