package io.guardianpartner.api.waiting;

import java.util.concurrent.Executor;

import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpAutoConfiguration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Lets the requests of a service wait for a change. */
@AutoConfiguration(before = SpringBootPlatformHttpAutoConfiguration.class, after = TaskExecutionAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WaitProperties.class)
class WaitingAutoConfiguration {

    @Bean
    Waits waits(WaitProperties properties) {
        return new Waits(properties);
    }

    /** In place of Camel's, under its name and with the same threads. */
    @Bean("platform-http-engine")
    PlatformHttpEngine waitingHttpEngine(@Value("${server.port:8080}") int port,
        @Qualifier(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME) Executor executor, Waits waits) {
        return new WaitingHttpEngine(port, executor, waits);
    }
}
