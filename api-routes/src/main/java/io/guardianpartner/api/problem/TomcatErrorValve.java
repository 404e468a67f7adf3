package io.guardianpartner.api.problem;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.Rest;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Answers what Tomcat rejects before any servlet sees it (a malformed path, header or length) with a problem. */
final class TomcatErrorValve implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int LEAST_ERROR = 400;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            StandardHost host = (StandardHost) context.getParent();
            // Else Tomcat adds its own further inside, which would answer first.
            host.setErrorReportValveClass("");
            host.getPipeline().addValve(new Valve());
        });
    }

    private static final class Valve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, Throwable failure) {
            int status = response.getStatus();
            if (status < LEAST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType(Rest.PROBLEM_JSON);
                response.getOutputStream().write(ProblemException.of(status, null).json());
                response.finishResponse();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
