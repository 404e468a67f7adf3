package io.guardianpartner.orders.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.dynamodb.DynamoDbHeaders;
import io.guardianpartner.orders.dynamodb.ItemReader;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.support.PeriodicReading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;

/**
 * The steps of {@link OpenOrderRoutes}, and the gauges of what they found. A count ends with what one query reads, 1 MB or some
 * ten thousand orders of a status.
 */
@Component
class OpenOrderSteps {

    static final String STATUS = "status";

    static final String OPEN = "guardian.orders.open";
    static final String OLDEST_AGE = "guardian.orders.oldest.age";

    private static final List<OrderStatus> STATUSES = Stream.of(OrderStatus.values()).filter(OrderStatus::isOnBoard)
        .toList();

    private final Clock clock;
    private final Map<OrderStatus, PeriodicReading<OpenOrders>> found = new EnumMap<>(OrderStatus.class);

    /** @param oldest when the oldest was placed; null without any */
    private record OpenOrders(int count, Instant oldest) {}

    OpenOrderSteps(MeterRegistry meters, Clock clock,
        @Value("${guardian.orders.count-open-every}") Duration period) {
        this.clock = clock;
        for (OrderStatus status : STATUSES) {
            PeriodicReading<OpenOrders> reading = new PeriodicReading<>(period, clock);
            found.put(status, reading);
            Gauge.builder(OPEN, () -> reading.number(OpenOrders::count))
                .description("Orders in this status, over all pods")
                .tag(STATUS, status.name()).register(meters);
            Gauge.builder(OLDEST_AGE, () -> reading.number(this::oldestAgeSeconds)).baseUnit("seconds")
                .description("Time since the oldest of them was placed").tag(STATUS, status.name()).register(meters);
        }
    }

    List<OrderStatus> statuses(Exchange exchange) {
        return STATUSES;
    }

    /** By the index, which lists a status by the age of its orders. */
    void askBoard(Exchange exchange) {
        Message message = exchange.getMessage();
        DynamoDbHeaders.forget(message);
        message.setHeader(Ddb2Constants.INDEX_NAME, "board");
        message.setHeader(Ddb2Constants.CONSISTENT_READ, false);
        message.setHeader(Ddb2Constants.SCAN_INDEX_FORWARD, true);
        message.setHeader(Ddb2Constants.KEY_CONDITIONS, Map.of(OrderItem.BOARD, Condition.builder()
            .comparisonOperator(ComparisonOperator.EQ)
            .attributeValueList(AttributeValue.fromS(status(exchange).name())).build()));
    }

    void count(Exchange exchange) {
        List<Map<String, AttributeValue>> items = DynamoDbHeaders.items(exchange.getMessage());
        Instant oldest = items.isEmpty() ? null : Ids.timeOf(new ItemReader(items.get(0)).uuid(OrderItem.KEY));
        found.get(status(exchange)).read(new OpenOrders(items.size(), oldest));
    }

    private static OrderStatus status(Exchange exchange) {
        return exchange.getVariable(STATUS, OrderStatus.class);
    }

    private double oldestAgeSeconds(OpenOrders orders) {
        return orders.oldest() == null
            ? 0
            : Math.max(0, Duration.between(orders.oldest(), clock.instant()).toMillis() / 1000.0);
    }
}
