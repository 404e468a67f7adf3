package io.guardianpartner.routing.rest;

import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.ServiceEntry;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Puts the door, the answers and the caller into every service that has a REST server. */
@AutoConfiguration(before = {JacksonAutoConfiguration.class, ErrorMvcAutoConfiguration.class,
    WebMvcAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(RestProperties.class)
class RestAutoConfiguration {

    /** The strict mapper of the contract reads request bodies too: there is one notion of a right member. */
    @Bean
    @ConditionalOnMissingBean
    ObjectMapper objectMapper() {
        return Json.mapper().copy();
    }

    @Bean
    AccessRules accessRules(CamelContext camel) {
        return new AccessRules(camel);
    }

    @Bean
    CamelContextConfiguration accessGuards(CamelContext camel, AccessRules rules, Authenticator authenticator,
        Problems problems) {
        return new AccessGuards(camel, rules, authenticator, new ProblemAnswer(problems));
    }

    @Bean
    SmartInitializingSingleton nameOfDocumentRoute(CamelContext camel, ServiceEntry thisService) {
        return () -> camel.getRestConfiguration().setApiContextRouteId(thisService.queue() + ".api.openapi");
    }

    @Bean
    Problems restProblems(RestProperties properties) {
        return new Problems(List.of(new JsonFailures(), new ValidationFailures(),
            new SizeFailures(), new AwayFailures(properties.retryAfter())), properties.retryAfter());
    }

    @Bean
    RouteConfigurationBuilder restErrors(Problems problems) {
        return new RestErrors(new ProblemAnswer(problems));
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
    RequestPolicy requestPolicy(Problems problems, ServiceEntry thisService) {
        return new RequestPolicy(new ProblemAnswer(problems),
            new OpenApiDocument(new OpenApiSecurity(Access.scopeOf(thisService.queue()))));
    }

    @Bean
    ServerRefusals serverRefusals(Problems problems) {
        return new ServerRefusals(problems, new ProblemWriter());
    }

    @Bean
    RefusalsByTomcat refusalsByTomcat() {
        return new RefusalsByTomcat();
    }

    @Bean
    FilterRegistrationBean<RequestGate> requestGate(RestProperties properties, CamelContext camel,
        AccessRules rules, Authenticator authenticator, ObjectProvider<SignatureCheck> signatures) {
        FilterRegistrationBean<RequestGate> gate = new FilterRegistrationBean<>(new RequestGate(camel::isStarted,
            properties.retryAfter(), new RequestBodies(properties), new CallerAtDoor(rules, authenticator)::identify,
            new DeclaredParameters(camel, properties.queryParameters())::read, request -> {
                if (rules.isSigned(request.getMethod(), request.getRequestURI())) {
                    signatures.ifAvailable(signature -> signature.check(request));
                }
            }, new ProblemWriter()));
        gate.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return gate;
    }
}
