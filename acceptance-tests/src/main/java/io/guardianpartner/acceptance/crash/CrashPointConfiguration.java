package io.guardianpartner.acceptance.crash;

import java.nio.file.Path;

import org.apache.camel.NamedNode;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.spi.InterceptStrategy;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Puts a {@link CrashPoints} check before every step of every route. */
@AutoConfiguration
@ConditionalOnProperty(CrashPoints.FOLDER_VARIABLE)
class CrashPointConfiguration {

    @Bean
    InterceptStrategy crashBeforeStep(Environment environment) {
        CrashPoints points = new CrashPoints(
            Path.of(environment.getRequiredProperty(CrashPoints.FOLDER_VARIABLE)),
            environment.getRequiredProperty("spring.application.name"));
        return (context, definition, target, next) -> new CrashableStep(points, stepOf(definition),
            ExchangeOnly.is(definition), target);
    }

    /** {@code route id/step id}: the same step id may stand in two routes. */
    private static String stepOf(NamedNode definition) {
        return ProcessorDefinitionHelper.getRouteId(definition) + "/" + definition.getId();
    }
}
