package io.guardianpartner.orders.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.guardianpartner.orders.testing.TableRoutesTest;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TrackingNumberRoutesTest extends TableRoutesTest {

    @Test
    void theCounterOfTheDayGivesTheNextNumber() {
        run.mock(numbers).whenAnyExchangeReceived(exchange -> exchange.getMessage()
            .setHeader(Ddb2Constants.ATTRIBUTES, Map.of("lastNumber", AttributeValue.fromN("7"))));

        Exchange end = run.send(TrackingNumberRoutes.NEXT, null);

        assertThat(end.getMessage().getBody()).isEqualTo("007");
        assertThat(run.steps()).containsExactly("number-of-today", "count-number", "read-number");
    }
}
