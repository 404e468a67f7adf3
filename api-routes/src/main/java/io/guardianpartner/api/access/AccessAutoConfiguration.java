package io.guardianpartner.api.access;

import io.guardianpartner.api.Authenticator;
import io.guardianpartner.api.problem.ProblemAnswer;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Guards the operations of every service with a REST server. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class AccessAutoConfiguration {

    @Bean
    AccessRules accessRules(CamelContext camel) {
        return new AccessRules(camel);
    }

    @Bean
    RequestAuthentication requestAuthentication(AccessRules rules, Authenticator authenticator) {
        return new RequestAuthentication(rules, authenticator);
    }

    @Bean
    CamelContextConfiguration authorizationSteps(CamelContext camel, AccessRules rules, Authenticator authenticator,
        ProblemAnswer problemAnswer) {
        return new AuthorizationSteps(camel, rules, authenticator, problemAnswer);
    }
}
