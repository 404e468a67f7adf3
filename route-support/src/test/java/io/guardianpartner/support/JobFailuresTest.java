package io.guardianpartner.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@RouteTest(classes = JobFailuresTest.Routes.class, properties = "guardian.service=ORDERS_SERVICE")
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class JobFailuresTest {

    @Autowired
    private RouteRun run;

    @Configuration(proxyBeanMethods = false)
    static class Routes {

        @Bean
        RouteBuilder job() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:sweep").routeId("shop.job.sweep").routeConfigurationId(JobFailures.ID)
                        .filter(body().isEqualTo("bad"))
                        .throwException(new IllegalStateException("row of Ana")).id("break").end()
                        .setBody(constant("swept")).id("sweep");
                }
            };
        }
    }

    @Test
    void aJobThatFailsIsLoggedWithoutItsDataAndEnds(CapturedOutput log) {
        Exchange end = run.send("direct:sweep", "bad");

        assertThat(run.steps()).endsWith("break", "job.failed").doesNotContain("sweep");
        assertThat(end.getException()).isNull();
        assertThat(log.getAll()).contains("shop.job.sweep failed", "IllegalStateException").doesNotContain("Ana");
    }

    @Test
    void aJobThatSucceedsMeetsNoPolicy() {
        assertThat(run.send("direct:sweep", "good").getMessage().getBody()).isEqualTo("swept");
        assertThat(run.steps()).endsWith("sweep").doesNotContain("job.failed");
    }
}
