package io.guardianpartner.orders.testing;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.guardianpartner.api.Caller;
import io.guardianpartner.api.Role;
import io.guardianpartner.api.waiting.WaitProperties;
import io.guardianpartner.api.waiting.Waits;
import io.guardianpartner.orders.OrdersProperties;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.update.UpdateResult;
import io.guardianpartner.orders.update.UpdateResult.Kind;
import io.guardianpartner.routing.inbound.InboundMessage;
import io.guardianpartner.routing.inbound.MessageHandlers;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** Routes that tell a story, without the routes that they call: those of the tables, of placement's completion, of downstream. */
@RouteTest(classes = StoryRoutesTest.Stories.class)
@MockEndpointsAndSkip("direct:(update-order|load-order|load-stored-order|find-order-by-number|find-order-by-number-of-day|story-of-catalog|story-of-payments|list-orders|claim-key|deleted-products|next-tracking-number|finish-placing)")
public abstract class StoryRoutesTest {

    protected static final String UPDATE = "direct:update-order";
    protected static final String LOAD = "direct:load-order";
    protected static final String LIST = "direct:list-orders";
    protected static final String FINISH = "direct:finish-placing";

    @Autowired
    protected RouteRun run;
    @Autowired
    protected MeterRegistry meters;

    /** As Spring finds them in the service, but for the routes that are mocked. */
    @EnableConfigurationProperties({OrdersProperties.class, WaitProperties.class})
    @ComponentScan(basePackages = "io.guardianpartner.orders", useDefaultFilters = false, includeFilters = @Filter(type = FilterType.REGEX, pattern = {
        ".*\\.OrdersConfiguration", ".*\\.placement\\.(PlacementApi|PlacementRoutes|PlacementSteps|GuestThrottle)",
        ".*\\.(cancellation|customer|board|search|guest|payment|newpayment|stock|recovery)\\.[A-Za-z]+(Api|Routes|Steps)",
        ".*\\.story\\.(OrderStory(Api|Routes|Steps)|StoryTeller|WaitRules)",
        ".*\\.update\\.(RequestOutcome|MessageOutcome)", ".*\\.view\\.(OrderViews|QrCodes|WaitingReaders)"}))
    static class Stories {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Waits waits(WaitProperties properties) {
            return new Waits(properties);
        }
    }

    protected final Exchange send(String endpoint, Object body, Map<String, Object> headers, Role... roles) {
        Caller caller = new Caller("ana", Set.of(roles));
        return run.send(endpoint, body, headers, exchange -> exchange.setProperty(Caller.PROPERTY, caller));
    }

    protected final void updates(Kind kind, Order order) {
        run.answers(UPDATE, new UpdateResult(Orders.placed().id(), kind, order, "why"));
    }

    protected final Exchange handle(String type, Object payload, UUID orderId) {
        return run.send(MessageHandlers.handling(type), payload, Map.of(),
            exchange -> exchange.setProperty(InboundMessage.PROPERTY,
                new InboundMessage(null, orderId, "PAYMENTS_SERVICE:" + orderId, "hash", orderId, 1, null)));
    }

    protected static Map<String, Object> id(UUID id) {
        return Map.of("id", id.toString());
    }
}
