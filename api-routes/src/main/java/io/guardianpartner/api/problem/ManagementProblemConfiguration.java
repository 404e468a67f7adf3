package io.guardianpartner.api.problem;

import java.io.IOException;

import io.guardianpartner.api.ProblemException;
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
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Gives the management port, which is a web server of its own, problems and a limit of bodies. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ManagementProblemConfiguration {

    private static final int LONGEST_BODY = 4096;

    @Bean
    HandlerExceptionResolver managementErrorHandler(Problems problems, ProblemWriter writer) {
        return new ManagementErrorHandler(problems, writer);
    }

    @Bean
    FilterRegistrationBean<ShortBodies> shortBodies(ProblemWriter writer) {
        FilterRegistrationBean<ShortBodies> filter = new FilterRegistrationBean<>(new ShortBodies(writer));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Bodies are read before anybody is asked for a token. */
    static final class ShortBodies extends OncePerRequestFilter {

        private final ProblemWriter writer;

        ShortBodies(ProblemWriter writer) {
            this.writer = writer;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
            if (request.getContentLengthLong() > LONGEST_BODY) {
                writer.write(ProblemException.of(413, "The request body exceeds " + LONGEST_BODY + " bytes."),
                    response);
            } else if (request.getHeader("Transfer-Encoding") != null) {
                writer.write(ProblemException.of(411, "The request must say the length of its body."), response);
            } else {
                chain.doFilter(request, response);
            }
        }
    }
}
