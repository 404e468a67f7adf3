package io.guardianpartner.api.operator;

import java.io.IOException;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits bodies at the management port: a separate web server, to which the filter of requests does not belong. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ManagementBodiesConfiguration {

    private static final int LONGEST_BODY = 4096;

    @Bean
    FilterRegistrationBean<ShortBodies> shortBodies(ProblemWriter problems) {
        FilterRegistrationBean<ShortBodies> filter = new FilterRegistrationBean<>(new ShortBodies(problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Rejects bodies that are long, or of an unknown length: they are read before their sender is asked for a token. */
    static final class ShortBodies extends OncePerRequestFilter {

        private final ProblemWriter problems;

        ShortBodies(ProblemWriter problems) {
            this.problems = problems;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
            if (request.getContentLengthLong() > LONGEST_BODY) {
                problems.write(ProblemException.of(413, "The request body exceeds " + LONGEST_BODY + " bytes."),
                    response);
            } else if (request.getHeader("Transfer-Encoding") != null) {
                problems.write(ProblemException.of(411, "The request must say the length of its body."), response);
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}
