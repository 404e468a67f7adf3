package io.guardianpartner.routing.inbound;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static io.guardianpartner.routing.inbound.MessageHandlers.handling;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.message.payload.PaymentSuccess;
import io.guardianpartner.support.jdbc.Jdbc;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A service that handles two types of message. MSG_PAYMENT_FAIL writes a row, does what the test wants for this order,
 * and writes a second row; a copy of it goes elsewhere in between.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class OrdersTwin {

    private static final String WRITE = "insert into effects (order_id) values (:?orderId)";

    /** A message as its handler saw it. */
    record Seen(UUID order, Object body, InboundMessage message, Map<String, Object> headers) {}

    private final Map<UUID, Processor> wishes = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final JdbcClient jdbc;

    OrdersTwin(ObjectProvider<JdbcClient> jdbc) {
        this.jdbc = jdbc.getIfAvailable();
        if (this.jdbc != null) {
            this.jdbc.sql("create table if not exists effects (order_id uuid not null)").update();
        }
    }

    /** What the handler does with messages about this order. */
    void whenHandling(UUID order, Processor wish) {
        wishes.put(order, wish);
    }

    List<Seen> seen(UUID order) {
        return seen.stream().filter(seen -> seen.order().equals(order)).toList();
    }

    List<Seen> seen() {
        return seen;
    }

    /** How many rows handlers have left. */
    int effects(UUID order) {
        return jdbc.sql("select count(*) from effects where order_id = :order").param("order", order)
            .query(Integer.class).single();
    }

    /** All rows that handlers have left. */
    int effects() {
        return jdbc.sql("select count(*) from effects").query(Integer.class).single();
    }

    /** Whether a transaction waits for another one that handles the same message. */
    boolean somebodyWaitsForTheInbox() {
        return jdbc.sql("""
            select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
            and query like 'insert into inbox%'""").query(Integer.class).single() > 0;
    }

    int inboxRecords(UUID messageId) {
        return jdbc.sql("select count(*) from inbox where message_id = :id").param("id", messageId)
            .query(Integer.class).single();
    }

    @Bean
    RouteBuilder handlers() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(handling(MSG_PAYMENT_FAIL)).routeId("orders.in.MSG_PAYMENT_FAIL")
                    .process(OrdersTwin.this::see).id("see")
                    .to("direct:write").id("write-first")
                    .to("seda:elsewhere?waitForTaskToComplete=Never").id("elsewhere")
                    .to("direct:wish").id("wish")
                    .to("direct:write").id("write-second");
                from("seda:elsewhere").routeId("orders.job.elsewhere")
                    .log(LoggingLevel.TRACE, "a copy has gone on").id("copy");
                from("direct:wish").routeId("orders.in.wish")
                    .process(OrdersTwin.this::fulfil).id("fulfil");
                if (jdbc == null) {
                    from("direct:write").routeId("orders.in.write").setHeader("written", constant(false));
                } else {
                    from("direct:write").routeId("orders.in.write")
                        .setBody(constant(WRITE))
                        .to(Jdbc.ENDPOINT).id("insert")
                        .setBody(exchangeProperty("payload"));
                }

                from(handling(MSG_PAYMENT_SUCCESS)).routeId("orders.in.MSG_PAYMENT_SUCCESS")
                    .onException(IllegalArgumentException.class).handled(true).log("swallowed").end()
                    .process(OrdersTwin.this::see).id("see-success")
                    .to("direct:write").id("write-success")
                    .to("direct:wish").id("wish-success");
            }
        };
    }

    private void see(Exchange exchange) {
        var body = exchange.getMessage().getBody();
        var order = body instanceof PaymentFail fail ? fail.orderId() : ((PaymentSuccess) body).orderId();
        seen.add(new Seen(order, body, InboundMessage.of(exchange), Map.copyOf(exchange.getMessage().getHeaders())));
        exchange.setProperty("payload", body);
        exchange.getMessage().setHeader("orderId", order);
    }

    private void fulfil(Exchange exchange) throws Exception {
        var order = exchange.getMessage().getHeader("orderId", UUID.class);
        wishes.getOrDefault(order, nothing -> {}).process(exchange);
    }
}
