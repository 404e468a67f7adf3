package io.guardianpartner.routing.tracing;

import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.support.tracing.ConditionalOnTracing;
import io.guardianpartner.support.tracing.EntryPoint;
import io.guardianpartner.support.tracing.SpanRecorder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Spans of the messages that a service receives and sends. */
@AutoConfiguration
@ConditionalOnTracing
class MessageTracingAutoConfiguration {

    @Bean
    EntryPoint handlingSpans(ServiceEntry thisService) {
        return new HandlingSpans(thisService.queue());
    }

    @Bean
    ExecutionInterceptor messageSpans(SpanRecorder spans) {
        return new MessageSpans(spans);
    }
}
