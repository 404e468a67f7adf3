package io.guardianpartner.api.request;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.guardianpartner.api.Access;
import io.guardianpartner.api.RestProperties;
import io.guardianpartner.api.SignatureCheck;
import io.guardianpartner.api.access.RequestAuthentication;
import io.guardianpartner.api.openapi.OpenApiDocument;
import io.guardianpartner.api.problem.ProblemAnswer;
import io.guardianpartner.api.problem.ProblemWriter;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.ServiceEntry;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Filters the requests of every service with a REST server, and says what they begin and end with. */
@AutoConfiguration(before = JacksonAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(RestProperties.class)
class RequestAutoConfiguration {

    /** The strict mapper of the contract reads request bodies too: there is one notion of a right member. */
    @Bean
    @ConditionalOnMissingBean
    ObjectMapper objectMapper() {
        return Json.mapper().copy();
    }

    @Bean
    SmartInitializingSingleton nameOfDocumentRoute(CamelContext camel, ServiceEntry thisService) {
        return () -> camel.getRestConfiguration().setApiContextRouteId(thisService.queue() + ".api.openapi");
    }

    @Bean
    HeaderFilterStrategy restHeaders() {
        return new RestHeaders();
    }

    @Bean
    ComponentCustomizer restHeaderLists(HeaderFilterStrategy restHeaders) {
        return ComponentCustomizer.forType(PlatformHttpComponent.class,
            component -> component.setHeaderFilterStrategy(restHeaders));
    }

    @Bean
    RequestPolicy requestPolicy(ProblemAnswer problemAnswer, ServiceEntry thisService) {
        return new RequestPolicy(problemAnswer, new OpenApiDocument(Access.scopeOf(thisService.queue())));
    }

    @Bean
    FilterRegistrationBean<RequestFilter> requestFilter(RestProperties properties, CamelContext camel,
        RequestAuthentication authentication, ObjectProvider<SignatureCheck> signatures, ProblemWriter problems) {
        FilterRegistrationBean<RequestFilter> filter = new FilterRegistrationBean<>(new RequestFilter(camel::isStarted,
            properties.retryAfter(), new RequestBodies(properties), authentication::identify,
            new DeclaredParameters(camel, properties.queryParameters())::read, request -> {
                boolean isSigned = authentication.isSigned(request);
                if (isSigned) {
                    signatures.ifAvailable(signature -> signature.check(request));
                }
                return isSigned;
            }, problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }
}
