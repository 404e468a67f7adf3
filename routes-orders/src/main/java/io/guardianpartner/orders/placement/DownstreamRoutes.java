package io.guardianpartner.orders.placement;

import io.guardianpartner.api.identity.ServiceTokens;
import io.guardianpartner.orders.OrdersProperties;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * The two calls that placement cannot do without: only the catalog can reserve, only payments can create a Pix. Each has a
 * timeout, and a circuit breaker that answers at once while the service is down, or while there is no token for it.
 */
@Component
class DownstreamRoutes extends RouteBuilder {

    static final String CATALOG = "direct:call-catalog";
    static final String PAYMENTS = "direct:call-payments";

    private static final String ANY_STATUS = "&throwExceptionOnFailure=false";

    private final OrdersProperties properties;
    private final DownstreamSteps catalog;
    private final DownstreamSteps payments;

    DownstreamRoutes(OrdersProperties properties, ServiceTokens tokens) {
        this.properties = properties;
        catalog = new DownstreamSteps("catalog", "The catalog", tokens, ReservationAnswer.class,
            DownstreamRejections::ofCatalog);
        payments = new DownstreamSteps("payments", "Payments", tokens, PaymentAnswer.class,
            DownstreamRejections::ofPayments);
    }

    // @formatter:off
    @Override
    public void configure() {
        from(CATALOG).routeId("orders.out.catalog")
            .marshal().json().id("reservation-to-json")
            .process(catalog::head).id("headers-for-catalog")
            .circuitBreaker().id("catalog-breaker")
                .process(catalog::showToken).id("token-for-catalog")
                .to(properties.catalog().endpoint("/v1/reservations") + ANY_STATUS).id("post-reservation")
                .process(catalog::forgetToken).id("look-at-token-for-catalog")
                .process(catalog::readAnswer).id("read-reservation")
            .onFallback()
                .pipeline().id("catalog-fallback")
                    .process(catalog::isUnavailable).id("catalog-is-away")
                .end()
            .end();

        from(PAYMENTS).routeId("orders.out.payments")
            .marshal().json().id("payment-to-json")
            .process(payments::head).id("headers-for-payments")
            .circuitBreaker().id("payments-breaker")
                .process(payments::showToken).id("token-for-payments")
                .to(properties.payments().endpoint("/v1/payments") + ANY_STATUS).id("post-payment")
                .process(payments::forgetToken).id("look-at-token-for-payments")
                .process(payments::readAnswer).id("read-payment")
            .onFallback()
                .pipeline().id("payments-fallback")
                    .process(payments::isUnavailable).id("payments-is-away")
                .end()
            .end();
    }
    // @formatter:on
}
