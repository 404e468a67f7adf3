package io.guardianpartner.acceptance.chain;

import static io.guardianpartner.message.MessageTypes.MSG_ORDER_STATUS_CHANGED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUND_FAILED;
import static io.guardianpartner.routing.inbound.MessageHandlers.handling;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Rest;
import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.LocalEnvironment;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.OrderStatusChanged;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.message.payload.PaymentRefundFailed;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.routing.failure.RejectedMessageException;
import io.guardianpartner.routing.inbound.InboundMessage;
import io.guardianpartner.routing.outbox.Outbox;
import io.guardianpartner.routing.outbox.OutboxAttribute;
import io.guardianpartner.routing.outbox.RelayTrigger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Two services and a request that goes through both: orders asks payments to cancel, payments says that the payment
 * failed, orders tells everybody.
 */
final class RelayedChain {

    /** A reason that payments can only deal with when it is told twice. */
    static final String LATER = "later";
    /** What payments is asked for this reason, orders can never deal with. */
    static final String NEVER = "never";

    private RelayedChain() {}

    record Cancellation(String reason) {}

    static String table(LocalEnvironment environment) {
        return environment.name() + "-relayed";
    }

    static Map<String, AttributeValue> key(UUID order) {
        return Map.of("orderId", AttributeValue.fromS(order.toString()));
    }

    /** Keeps items. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Orders {

        @Bean
        List<String> tables(LocalCloud cloud, LocalEnvironment environment) {
            return cloud.createTables(environment.name(), RelayedChain.class.getResourceAsStream(
                "/chain/dynamodb-tables.yaml"));
        }

        @Bean
        RouteBuilder orders(Messages messages, DynamoDbClient dynamoDb, LocalEnvironment environment) {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    rest("/v1/orders").post("/{orderId}").security(Access.ANYONE).consumes("application/json")
                        .to("direct:cancel");
                    from("direct:cancel").routeId("orders.api.cancel").routeConfigurationId(Rest.ERRORS)
                        .unmarshal().json(Cancellation.class)
                        .process(exchange -> save(exchange, order(exchange), messages.to(Services.PAYMENTS,
                            MSG_PAYMENT_CANCELLATION_REQUESTED, order(exchange),
                            new PaymentCancellationRequested(order(exchange), null, reason(exchange)))))
                        .to(RelayTrigger.ENDPOINT)
                        .setBody(constant(null))
                        .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(204));

                    from(handling(MSG_PAYMENT_FAIL)).routeId("orders.in.MSG_PAYMENT_FAIL")
                        .process(exchange -> {
                            var about = exchange.getMessage().getBody(PaymentFail.class).orderId();
                            save(exchange, Ids.next(), messages.to(Services.ANY, MSG_ORDER_STATUS_CHANGED, about,
                                new OrderStatusChanged(about, 2, "PAYMENT_PENDING", "PAYMENT_FAILED",
                                    List.of(new OrderStatusChanged.Item(about, 1, null, null)), null,
                                    Instant.now())));
                        })
                        .to(RelayTrigger.ENDPOINT);

                    from(handling(MSG_PAYMENT_REFUND_FAILED)).routeId("orders.in.MSG_PAYMENT_REFUND_FAILED")
                        .process(exchange -> {
                            throw new RejectedMessageException("never");
                        });
                }

                /** The one write, and its key as body for the wake. */
                private void save(Exchange exchange, UUID key, Message message) {
                    Map<String, AttributeValue> item = new HashMap<>(key(key));
                    item.put(OutboxAttribute.REVISION, AttributeValue.fromN("1"));
                    OutboxAttribute.add(item, List.of(message));
                    OutboxAttribute.due(item, key.toString(), Instant.now());
                    dynamoDb.putItem(request -> request.tableName(table(environment)).item(item));
                    exchange.getMessage().setBody(key.toString());
                }
            };
        }
    }

    /** Keeps rows. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Payments {

        @Bean
        RouteBuilder payments(Messages messages, Outbox outbox, JdbcTemplate jdbc) {
            jdbc.execute("create table if not exists requests (order_id uuid not null)");
            return new RouteBuilder() {
                @Override
                public void configure() {
                    rest("/v1/orders").post("/{orderId}").security(Access.ANYONE).consumes("application/json")
                        .to("direct:refund");
                    from("direct:refund").routeId("payments.api.refund").routeConfigurationId(Rest.ERRORS)
                        .unmarshal().json(Cancellation.class)
                        .to("direct:refund-in-transaction")
                        .setBody(constant(null))
                        .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(204));
                    from("direct:refund-in-transaction").routeId("payments.api.refund-in-transaction")
                        .transacted()
                        .process(exchange -> {
                            var order = order(exchange);
                            jdbc.update("insert into requests values (?)", order);
                            outbox.add(messages.to(Services.ORDERS, MSG_PAYMENT_REFUND_FAILED, order,
                                new PaymentRefundFailed(order, order, "r1", Money.of("1.00"), reason(exchange))));
                        });

                    from(handling(MSG_PAYMENT_CANCELLATION_REQUESTED))
                        .routeId("payments.in.MSG_PAYMENT_CANCELLATION_REQUESTED")
                        .process(exchange -> {
                            var asked = exchange.getMessage().getBody(PaymentCancellationRequested.class);
                            if (asked.reason().equals(LATER) && InboundMessage.of(exchange).receives() == 1) {
                                throw new IllegalStateException("not now");
                            }
                            outbox.add(messages.to(Services.ORDERS, MSG_PAYMENT_FAIL, asked.orderId(),
                                new PaymentFail(asked.orderId(), Ids.next(), PaymentFail.Reason.CANCELLED)));
                        });
                }
            };
        }
    }

    private static UUID order(Exchange exchange) {
        return UUID.fromString(exchange.getMessage().getHeader("orderId", String.class));
    }

    private static String reason(Exchange exchange) {
        return exchange.getMessage().getBody(Cancellation.class).reason();
    }
}
