package io.guardianpartner.api.http;

import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Limits the answers of every {@code http:} and {@code https:} endpoint. */
@AutoConfiguration
class HttpAutoConfiguration {

    /** Far more than any page or answer of ours has. */
    private static final int LARGEST_ANSWER = 1024 * 1024;

    @Bean
    ComponentCustomizer limitedAnswers() {
        return ComponentCustomizer.forType(HttpComponent.class, component -> component.setHttpClientConfigurer(
            client -> client.addExecInterceptorFirst("limit-answers", new LimitedAnswers(LARGEST_ANSWER))));
    }
}
