package io.guardianpartner.support.tracing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;

/** Beans that are there only while spans are recorded: {@code OTEL_TRACES_EXPORTER} names an exporter, and the SDK is not disabled. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Conditional(TracingCondition.class)
public @interface ConditionalOnTracing {
}
