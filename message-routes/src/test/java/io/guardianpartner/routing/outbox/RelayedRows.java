package io.guardianpartner.routing.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.test.GuardianTest;
import io.guardianpartner.test.MessagingProbe;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.sns.SnsClient;

/** A payments service with nothing but its outbox, and an SNS that has moods. */
@GuardianTest(service = Services.PAYMENTS, postgres = true, classes = RelayedRows.App.class, properties = {
    "spring.config.import=classpath:guardian.yaml",
    "guardian.outbox.busy-sweep-interval=100ms", "guardian.outbox.sweep-interval=1h", "guardian.outbox.page=5",
    "guardian.outbox.purge-interval=200ms", "guardian.outbox.retention=1h"})
@ResourceLock("RelayedRows")
abstract class RelayedRows {

    @Autowired
    protected MessagingProbe probe;
    @Autowired
    protected Outbox outbox;
    @Autowired
    protected Messages messages;
    @Autowired
    protected MoodySns sns;
    @Autowired
    protected StepFaults faults;
    @Autowired
    protected JdbcTemplate jdbc;
    @Autowired
    protected JdbcOutboxStore table;
    @Autowired
    protected MeterRegistry meters;
    @Autowired
    protected ProducerTemplate camel;
    @Autowired
    protected CamelContext context;
    @Autowired
    protected PlatformTransactionManager transactions;
    @Autowired
    protected TransactionTemplate transaction;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {

        @Bean(destroyMethod = "")
        SnsClient sns(LocalCloud cloud) {
            return new MoodySns(cloud.sns()::publishBatch);
        }

        @Bean
        StepFaults faults() {
            return new StepFaults();
        }

        @Bean
        RouteBuilder storesByRoute() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:store").transacted().bean("outbox", "addAll");
                }
            };
        }
    }

    @BeforeEach
    void quiet() {
        await().until(() -> table.backlog().count() == 0);
    }

    @AfterEach
    void calm() {
        sns.isCalm();
        faults.before("claim", 0);
        jdbc.update("delete from outbox where published_at is null");
    }

    Message failed() {
        UUID order = Ids.next();
        return messages.to(Services.ORDERS, MessageTypes.MSG_PAYMENT_FAIL, order,
            new PaymentFail(order, Ids.next(), PaymentFail.Reason.EXPIRED));
    }

    void awaitHeard(Message... expected) {
        String[] ids = Arrays.stream(expected).map(Message::messageId).map(UUID::toString)
            .toArray(String[]::new);
        await().atMost(10, SECONDS).pollInterval(Duration.ofMillis(50))
            .untilAsserted(() -> assertThat(heardIds()).contains(ids));
    }

    List<String> heardIds() {
        return probe.published().stream().map(one -> one.attributes().get(Attributes.MESSAGE_ID)).toList();
    }

    int waiting() {
        return (int) table.backlog().count();
    }

    int rowsOf(Message message) {
        return jdbc.queryForObject("select count(*) from outbox where attributes->>'messageId' = ?", Integer.class,
            message.messageId().toString());
    }

    double gauge(String name) {
        return meters.get(name).gauge().value();
    }
}
