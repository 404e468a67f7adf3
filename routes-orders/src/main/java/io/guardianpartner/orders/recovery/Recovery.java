package io.guardianpartner.orders.recovery;

import java.time.Clock;
import java.util.UUID;

import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.Placing;
import io.guardianpartner.orders.store.OrderChange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The steps of {@link RecoveryRoutes}. */
@Component("recovery")
class Recovery {

    static final String ORDER = "recoveredOrder";

    private final Placing placing;
    private final Clock clock;

    Recovery(Placing placing, Clock clock) {
        this.placing = placing;
        this.clock = clock;
    }

    public UUID id(@Header("key") String key) {
        return UUID.fromString(key);
    }

    public boolean isToBeFinished(@ExchangeProperty(ORDER) Order order) {
        return order != null && order.isBeingPlaced() && !placing.isToBeGivenUp(order, clock.instant());
    }

    public boolean isUnfinished(@ExchangeProperty(ORDER) Order order) {
        return order != null && order.isBeingPlaced();
    }

    /** Put off until the next look, or undone. */
    public OrderChange later(@ExchangeProperty(ORDER) Order order) {
        return OrderChange.of(order.id(), placing::recovered);
    }
}
