package io.guardianpartner.support.inspection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilderLifecycleStrategy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Lets every service show its routes, and start and stop them. */
@AutoConfiguration(after = CompositeMeterRegistryAutoConfiguration.class)
@ConditionalOnBean(MeterRegistry.class)
class InspectionAutoConfiguration {

    @Bean
    RouteBuilderLifecycleStrategy routeGroups() {
        return new RouteGroups();
    }

    @Bean
    LastExchanges lastExchanges() {
        return new LastExchanges();
    }

    @Bean
    RouteInspection routeInspection(CamelContext camel, ObjectProvider<MeterRegistry> meters, LastExchanges last) {
        return new RouteInspection(camel, meters::getObject, last);
    }

    @Bean
    RouteCommands routeCommands(CamelContext camel, ObjectProvider<RouteIntake> intakes) {
        return new RouteCommands(camel, intakes.stream().toList());
    }

    /** A route that somebody has stopped and nobody has started again is seen by it. */
    @Bean
    MeterBinder stoppedRoutes(RouteInspection routes) {
        return meters -> Gauge.builder("guardian.routes.stopped", routes, RouteInspection::stopped)
            .description("Routes that do not run").register(meters);
    }
}
