package io.guardianpartner.benchmarks.guardian;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static io.guardianpartner.routing.inbound.MessageHandlers.handling;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.benchmarks.BenchTable;
import io.guardianpartner.benchmarks.SampleItems;
import io.guardianpartner.benchmarks.client.Meter;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentSuccess;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.routing.inbound.DuplicateMessage;
import io.guardianpartner.routing.inbound.InboundMessage;
import io.guardianpartner.routing.outbox.OutboxAttribute;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/** A service whose handler changes an item, as orders does: read, changed with inbox and outbox, put if nobody else has changed it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
class ItemHandler {

    private static final String TABLE = "aws2-ddb:{{env:" + BenchTable.VARIABLE
        + "}}?enabledInitialDescribeTable=false";

    @Bean
    RouteBuilder handler(Messages messages) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(handling(MSG_PAYMENT_SUCCESS)).routeId("orders.in.MSG_PAYMENT_SUCCESS")
                    .process(ItemHandler::ask).id("key")
                    .to(TABLE + "&operation=GetItem").id("get")
                    .process(exchange -> pay(exchange, messages)).id("pay")
                    .filter(exchange -> exchange.getMessage().getHeader(Ddb2Constants.ITEM) != null)
                    .to(TABLE + "&operation=PutItem").id("put")
                    .process(exchange -> Meter.handled()).id("handled");
            }
        };
    }

    private static void ask(Exchange exchange) {
        var order = exchange.getMessage().getBody(PaymentSuccess.class).orderId();
        exchange.getMessage().setHeader(Ddb2Constants.KEY,
            Map.of(SampleItems.KEY, AttributeValue.fromS(order.toString())));
        exchange.getMessage().setHeader(Ddb2Constants.CONSISTENT_READ, true);
    }

    @SuppressWarnings("unchecked")
    private static void pay(Exchange exchange, Messages messages) {
        Map<String, AttributeValue> read = exchange.getMessage().getHeader(Ddb2Constants.ATTRIBUTES, Map.class);
        var inbound = InboundMessage.of(exchange);
        var item = SampleItems.paid(read, inbound.messageKey(), inbound.bodyHash());
        exchange.getMessage().removeHeaders("CamelAwsDdb*");
        if (item.isEmpty()) {
            DuplicateMessage.mark(exchange);
            return;
        }
        var key = read.get(SampleItems.KEY).s();
        var order = UUID.fromString(key);
        OutboxAttribute.add(item, List.of(messages.to(Services.ANY, MessageTypes.MSG_ORDER_STATUS_CHANGED, order,
            SampleItems.change(order))));
        OutboxAttribute.due(item, key, Instant.now());
        exchange.getMessage().setHeader(Ddb2Constants.ITEM, item);
        exchange.getMessage().setHeader(Ddb2Constants.UPDATE_CONDITION, Map.of(OutboxAttribute.REVISION,
            ExpectedAttributeValue.builder().value(read.get(OutboxAttribute.REVISION)).build()));
    }
}
