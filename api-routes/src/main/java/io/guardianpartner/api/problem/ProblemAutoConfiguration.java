package io.guardianpartner.api.problem;

import java.util.List;

import io.guardianpartner.api.RestProperties;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Answers every failure of a service with a REST server by a problem. */
@AutoConfiguration(before = {ErrorMvcAutoConfiguration.class, WebMvcAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(RestProperties.class)
class ProblemAutoConfiguration {

    @Bean
    Problems problems(RestProperties properties) {
        return new Problems(List.of(new JsonProblems(), new ValidationProblems()), properties.retryAfter());
    }

    @Bean
    ProblemAnswer problemAnswer(Problems problems) {
        return new ProblemAnswer(problems);
    }

    @Bean
    ProblemWriter problemWriter() {
        return new ProblemWriter();
    }

    @Bean
    RouteConfigurationBuilder restErrors(ProblemAnswer answer) {
        return new RestErrors(answer);
    }

    @Bean
    ServerErrorHandler serverErrorHandler(Problems problems, ProblemWriter writer) {
        return new ServerErrorHandler(problems, writer);
    }

    @Bean
    TomcatErrorValve tomcatErrorValve() {
        return new TomcatErrorValve();
    }
}
