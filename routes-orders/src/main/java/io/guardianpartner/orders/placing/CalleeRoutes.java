package io.guardianpartner.orders.placing;

import io.guardianpartner.orders.OrdersProperties;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * The two calls that placing cannot do without: only the catalog can reserve, only payments can create a Pix. Each has a
 * timeout, and a circuit breaker that answers at once while the callee is down, or while no token for it is to be had.
 */
@Component
class CalleeRoutes extends RouteBuilder {

    static final String CATALOG = "direct:call-catalog";
    static final String PAYMENTS = "direct:call-payments";

    private static final String ANY_STATUS = "&throwExceptionOnFailure=false";

    private final OrdersProperties properties;

    CalleeRoutes(OrdersProperties properties) {
        this.properties = properties;
    }

    @Override
    public void configure() {
        from(CATALOG).routeId("orders.job.call-catalog")
            .marshal().json().id("reservation-to-json")
            .process("calleeCalls").id("headers-for-catalog")
            .circuitBreaker().id("catalog-breaker")
            .bean("calleeTokens", "show(*, 'catalog')").id("token-for-catalog")
            .to(properties.catalog().endpoint("/v1/reservations") + ANY_STATUS).id("post-reservation")
            .bean("calleeTokens", "answered(*, 'catalog')").id("look-at-token-for-catalog")
            .transform().method("calleeCalls", "ofCatalog").id("read-reservation")
            .onFallback()
            .bean("calleeCalls", "isAway(*, 'The catalog')").id("catalog-is-away")
            .end();

        from(PAYMENTS).routeId("orders.job.call-payments")
            .marshal().json().id("payment-to-json")
            .process("calleeCalls").id("headers-for-payments")
            .circuitBreaker().id("payments-breaker")
            .bean("calleeTokens", "show(*, 'payments')").id("token-for-payments")
            .to(properties.payments().endpoint("/v1/payments") + ANY_STATUS).id("post-payment")
            .bean("calleeTokens", "answered(*, 'payments')").id("look-at-token-for-payments")
            .transform().method("calleeCalls", "ofPayments").id("read-payment")
            .onFallback()
            .bean("calleeCalls", "isAway(*, 'Payments')").id("payments-is-away")
            .end();
    }
}
