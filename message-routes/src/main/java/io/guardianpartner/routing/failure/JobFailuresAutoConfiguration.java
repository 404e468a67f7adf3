package io.guardianpartner.routing.failure;

import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The policy for jobs, also in a process without a queue. */
@AutoConfiguration
class JobFailuresAutoConfiguration {

    @Bean
    RouteConfigurationBuilder jobFailures() {
        return new JobFailures();
    }
}
