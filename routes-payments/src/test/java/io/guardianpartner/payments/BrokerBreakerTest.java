package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.guardianpartner.local.mercadopago.Fault;
import io.guardianpartner.local.mercadopago.Faults;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"guardian.broker.breaker.calls=4", "guardian.broker.breaker.open-for=1s"})
class BrokerBreakerTest extends PaymentsTest {

    @Autowired
    private MeterRegistry metrics;

    @Test
    void aBrokerThatFailsIsLeftAloneForAWhileAndThenTriedAgain() {
        assertThat(create(order()).status()).isEqualTo(201);
        BROKER.faults(Faults.NONE.withCreate(Fault.SERVER_ERROR).withRead(Fault.SERVER_ERROR));

        eventually(() -> {
            assertThat(create(order()).status()).isEqualTo(503);
            assertThat(calls("create", "unavailable")).isPositive();
        });
        BROKER.faults(Faults.NONE);

        eventually(() -> assertThat(create(order()).status()).isEqualTo(201));
        assertThat(calls("create", "answered")).isGreaterThanOrEqualTo(2);
        assertThat(calls("create", "unknown")).isPositive();
    }

    private double calls(String operation, String outcome) {
        return metrics.counter("guardian.broker.calls", "operation", operation, "outcome", outcome).count();
    }
}
