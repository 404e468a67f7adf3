package io.guardianpartner.orders.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.testing.TableRoutesTest;
import io.guardianpartner.test.MovingClock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.dynamodb.model.Condition;

class OpenOrderRoutesTest extends TableRoutesTest {

    private static final UUID OLD = Ids.next();
    private static final UUID NEW = Ids.next();

    @Autowired
    private MeterRegistry meters;

    @Test
    void eachStatusOfTheBoardIsCountedWithItsOldestOrder() {
        run.mock(orders).whenAnyExchangeReceived(exchange -> exchange.getMessage().setHeader(Ddb2Constants.ITEMS,
            asked(exchange).equals("AWAITING") ? List.of(OrderItem.key(OLD), OrderItem.key(NEW)) : List.of()));

        run.send("direct:count-open-orders", null);

        assertThat(open(OrderStatus.AWAITING)).isEqualTo(2);
        assertThat(open(OrderStatus.DONE)).isZero();
        assertThat(oldestAge(OrderStatus.AWAITING))
            .isGreaterThanOrEqualTo((System.currentTimeMillis() - Ids.timeOf(OLD).toEpochMilli()) / 1000.0 - 1);
        assertThat(oldestAge(OrderStatus.IN_PROGRESS)).isZero();
    }

    @Test
    void aCountThatFailsKeepsWhatWasFound() {
        run.mock(orders).whenAnyExchangeReceived(
            exchange -> exchange.getMessage().setHeader(Ddb2Constants.ITEMS, List.of(OrderItem.key(OLD))));
        run.send("direct:count-open-orders", null);
        run.mock(orders).whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("away");
        });

        run.send("direct:count-open-orders", null);

        assertThat(open(OrderStatus.AWAITING)).isEqualTo(1);
        assertThat(run.steps()).endsWith("job.failed");
    }

    @Test
    void nobodyKnowsBeforeTheFirstCountAndWhenTheLastIsTooOld() {
        MovingClock clock = new MovingClock();
        SimpleMeterRegistry fresh = new SimpleMeterRegistry();
        OpenOrderSteps steps = new OpenOrderSteps(fresh, clock, Duration.ofMinutes(1));
        assertThat(fresh.getMeters()).allSatisfy(gauge -> assertThat(valueOf(gauge)).isNaN());

        Exchange found = new DefaultExchange(new DefaultCamelContext());
        for (OrderStatus status : steps.statuses(found)) {
            found.setVariable(OpenOrderSteps.STATUS, status);
            found.getMessage().setHeader(Ddb2Constants.ITEMS, List.of());
            steps.count(found);
        }
        assertThat(fresh.getMeters()).allSatisfy(gauge -> assertThat(valueOf(gauge)).isZero());

        clock.move(Duration.ofMinutes(6));
        assertThat(fresh.getMeters()).allSatisfy(gauge -> assertThat(valueOf(gauge)).isNaN());
    }

    private static double valueOf(Meter gauge) {
        return gauge.measure().iterator().next().getValue();
    }

    private static String asked(Exchange exchange) {
        Map<?, ?> conditions = exchange.getMessage().getHeader(Ddb2Constants.KEY_CONDITIONS, Map.class);
        return ((Condition) conditions.get(OrderItem.BOARD)).attributeValueList().get(0).s();
    }

    private double open(OrderStatus status) {
        return meters.get(OpenOrderSteps.OPEN).tag("status", status.name()).gauge().value();
    }

    private double oldestAge(OrderStatus status) {
        return meters.get(OpenOrderSteps.OLDEST_AGE).tag("status", status.name()).gauge().value();
    }
}
