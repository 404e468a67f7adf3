package io.guardianpartner.routing.inbound;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.test.GuardianStage;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Two pods of a service share its queue and its database. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class TwoPodsTest {

    private static final String[] ONE_CONSUMER = {"spring.config.import=classpath:guardian.yaml",
        "guardian.inbound.handlers=1"};

    private final GuardianStage stage = GuardianStage.forService(Services.ORDERS, true, false);

    @Test
    void theSameMessageAtTheSameTimeInTwoPodsHasOneEffect() {
        var order = UUID.randomUUID();
        var message = paymentFail(order);
        var mayEnd = new CountDownLatch(1);
        Processor wait = exchange -> assertThat(mayEnd.await(60, TimeUnit.SECONDS)).isTrue();

        try (var one = stage.start(OrdersTwin.class, ONE_CONSUMER);
            var other = stage.start(OrdersTwin.class, ONE_CONSUMER)) {
            var first = one.getBean(OrdersTwin.class);
            var second = other.getBean(OrdersTwin.class);
            first.whenHandling(order, wait);
            second.whenHandling(order, wait);
            stage.probe().send(message);
            await().until(() -> first.seen().size() + second.seen().size() == 1);
            stage.probe().send(message);
            await().during(Duration.ofSeconds(2)).until(() -> first.seen().size() + second.seen().size() == 1);
            mayEnd.countDown();

            stage.probe().awaitEmptyQueue();
            assertThat(first.effects(order)).isEqualTo(2);
            assertThat(first.seen().size() + second.seen().size()).isOne();
            assertThat(first.inboxRecords(message.messageId())).isOne();
        }
    }

    @Test
    void aDatabaseThatHasNoTimeCostsNoMessage() {
        var order = UUID.randomUUID();
        var hogs = List.of(UUID.randomUUID(), UUID.randomUUID());
        var mayEnd = new CountDownLatch(1);
        try (var pod = stage.start(OrdersTwin.class, "spring.config.import=classpath:guardian.yaml",
            "spring.datasource.hikari.maximum-pool-size=2", "guardian.inbound.handlers=4")) {
            pod.getBean(HikariDataSource.class).setConnectionTimeout(1000);
            var twin = pod.getBean(OrdersTwin.class);
            hogs.forEach(hog -> twin.whenHandling(hog, exchange -> mayEnd.await(60, TimeUnit.SECONDS)));
            hogs.forEach(hog -> stage.probe().send(paymentFail(hog)));
            await().until(() -> twin.seen().size() == 2);
            stage.probe().send(paymentFail(order));
            var meters = pod.getBean(MeterRegistry.class);
            await().until(() -> meters.find("guardian.messages").tag("outcome", "retried").counter() != null);
            mayEnd.countDown();

            await().atMost(Duration.ofSeconds(30)).until(() -> twin.effects(order) == 2);
            stage.probe().awaitEmptyQueue();
            assertThat(stage.probe().deadLetters()).isEmpty();
        }
    }

    private Message paymentFail(UUID order) {
        return stage.probe().message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_FAIL, order,
            new PaymentFail(order, order, PaymentFail.Reason.EXPIRED));
    }
}
