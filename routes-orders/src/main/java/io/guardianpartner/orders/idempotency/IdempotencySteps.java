package io.guardianpartner.orders.idempotency;

import java.time.Clock;

import io.guardianpartner.orders.OrdersProperties;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link IdempotencyRoutes}. */
@Component
class IdempotencySteps {

    private final OrdersProperties properties;
    private final Clock clock;

    IdempotencySteps(OrdersProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    KeyUpdate begin(KeyRequest wanted) {
        return new KeyUpdate(wanted, properties, clock);
    }

    KeyClaim claim(Exchange exchange) {
        return KeyUpdate.of(exchange).claim();
    }
}
