package io.guardianpartner.api.tracing;

import io.guardianpartner.support.tracing.ConditionalOnTracing;
import io.guardianpartner.support.tracing.EntryPoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Spans of the requests that a service answers. */
@AutoConfiguration
@ConditionalOnTracing
class RequestTracingAutoConfiguration {

    @Bean
    EntryPoint requestSpans() {
        return new RequestSpans();
    }
}
