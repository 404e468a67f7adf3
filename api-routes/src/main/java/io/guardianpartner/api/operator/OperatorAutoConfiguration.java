package io.guardianpartner.api.operator;

import io.guardianpartner.api.access.RequestAuthentication;
import io.guardianpartner.support.inspection.RouteCommands;
import io.guardianpartner.support.inspection.RouteInspection;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;

/** Shows operators the routes of a service that knows whose tokens to believe; without an issuer there is no such endpoint. */
@AutoConfiguration(afterName = {"io.guardianpartner.api.access.AccessAutoConfiguration",
    "io.guardianpartner.support.inspection.InspectionAutoConfiguration"})
@ConditionalOnBean({RouteInspection.class, RequestAuthentication.class})
@ConditionalOnExpression("!'${guardian.identity.issuer:}'.isBlank()")
class OperatorAutoConfiguration {

    @Bean
    @ConditionalOnAvailableEndpoint
    RoutesEndpoint routesEndpoint(RequestAuthentication authentication, RouteInspection routes, RouteCommands commands,
        MeterRegistry meters) {
        return new RoutesEndpoint(new Operators(authentication), routes,
            new AuditedRouteCommands(commands, new RouteAudit(meters)));
    }
}
