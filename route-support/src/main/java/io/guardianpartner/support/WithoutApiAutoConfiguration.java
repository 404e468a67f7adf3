package io.guardianpartner.support;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Closes the port of a service without api-routes, which has nothing to serve: every request is answered 404 without a body,
 * instead of by the server's own pages and files. The management port is another.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnMissingClass("io.guardianpartner.api.Rest")
class WithoutApiAutoConfiguration {

    @Bean
    FilterRegistrationBean<Filter> closedPort() {
        FilterRegistrationBean<Filter> closed = new FilterRegistrationBean<>(
            (request, response, chain) -> ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_NOT_FOUND));
        closed.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return closed;
    }
}
