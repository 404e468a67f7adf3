package io.guardianpartner.orders.placement;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

import io.guardianpartner.orders.OrdersProperties;
import io.guardianpartner.orders.dynamodb.DynamoDbHeaders;
import io.guardianpartner.orders.dynamodb.ItemReader;
import io.guardianpartner.orders.order.TrackingNumber;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** The steps of {@link TrackingNumberRoutes}. */
@Component
class TrackingNumberSteps {

    private static final String LAST = "lastNumber";
    private static final Duration KEPT = Duration.ofDays(7);

    private final OrdersProperties properties;
    private final Clock clock;

    TrackingNumberSteps(OrdersProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    void ask(Exchange exchange) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), properties.timeZone());
        long expiresAt = clock.instant().plus(KEPT).getEpochSecond();
        DynamoDbHeaders.get(exchange.getMessage(), Map.of("day", AttributeValue.fromS(today.toString())));
        exchange.getMessage().setHeader(Ddb2Constants.UPDATE_VALUES, Map.of(
            LAST, update(AttributeAction.ADD, 1),
            "expiresAt", update(AttributeAction.PUT, expiresAt)));
        exchange.getMessage().setHeader(Ddb2Constants.RETURN_VALUES, ReturnValue.UPDATED_NEW.toString());
    }

    void read(Exchange exchange) {
        long number = new ItemReader(DynamoDbHeaders.item(exchange.getMessage())).number(LAST);
        DynamoDbHeaders.forget(exchange.getMessage());
        exchange.getMessage().setBody(TrackingNumber.of(number));
    }

    private static AttributeValueUpdate update(AttributeAction action, long number) {
        return AttributeValueUpdate.builder().action(action).value(AttributeValue.fromN(Long.toString(number)))
            .build();
    }
}
