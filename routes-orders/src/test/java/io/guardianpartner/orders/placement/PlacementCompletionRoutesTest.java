package io.guardianpartner.orders.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.message.Json;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.order.PlacementRules;
import io.guardianpartner.orders.update.OrderChange;
import io.guardianpartner.orders.update.UpdateResult;
import io.guardianpartner.orders.update.UpdateResult.Kind;
import io.guardianpartner.orders.view.OrderViews;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

@RouteTest(classes = {PlacementCompletionRoutes.class, PlacementSteps.class,
    PlacementCompletionRoutesTest.Surroundings.class})
@MockEndpointsAndSkip("direct:(update-order|load-order|call-catalog|call-payments)")
class PlacementCompletionRoutesTest {

    private static final String UPDATE = "direct:update-order";
    private static Instant now;

    @Autowired
    private RouteRun run;
    /** What the updates store, one after the other. */
    private Order stored;

    @ComponentScan(basePackageClasses = OrderViews.class, useDefaultFilters = false, includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(OrderViews|QrCodes)"))
    static class Surroundings {

        @Bean
        PlacementRules rules() {
            return Orders.PLACING;
        }

        @Bean
        Clock clock() {
            return new Clock() {

                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
        }
    }

    @BeforeEach
    void downstreamAnswers() throws JsonProcessingException {
        now = Orders.NOW;
        run.answers("direct:call-catalog", answer(201, """
            {"lines": [{"productId": "%s", "name": "Feijoada", "unitPrice": "29.90", "quantity": 2}]}"""
            .formatted(Orders.PRODUCT)));
        run.answers("direct:call-payments", answer(201, """
            {"id": "%s", "status": "PENDING", "pix": {"copiaECola": "000201", "expiresAt": "2026-03-01T12:30:00Z"}}"""
            .formatted(Orders.PAYMENT)));
        run.mock(UPDATE).whenAnyExchangeReceived(exchange -> {
            stored = exchange.getMessage().getBody(OrderChange.class).rule()
                .decide(stored, now).order();
            exchange.getMessage().setBody(new UpdateResult(stored.id(), Kind.STORED, stored, null));
        });
    }

    @Test
    void aStoredOrderIsReservedThenPaid() {
        Exchange end = finish(Orders.stored());

        assertThat(PlacementContext.of(end).order()).isEqualTo(Orders.placed());
        assertThat(run.steps()).containsExactly("if-to-be-reserved", "reserve", "reservation-request",
            "call-catalog", "reservation-answer", "save-prices", "priced-order", "if-to-be-paid", "ask-for-pix",
            "if-time-is-left", "payment-request", "call-payments", "payment-answer", "save-pix", "placed-order");
    }

    @Test
    void aPricedOrderIsNotReservedAgain() {
        finish(Orders.priced());

        assertThat(run.steps()).contains("call-payments").doesNotContain("call-catalog");
    }

    @Test
    void nothingIsLeftOfAPlacedOrder() {
        finish(Orders.placed());

        assertThat(run.steps()).containsExactly("if-to-be-reserved", "if-to-be-paid");
    }

    @Test
    void withoutStockThereIsNoPayment() throws JsonProcessingException {
        run.answers("direct:call-catalog", answer(409, """
            {"type": "urn:guardian:problem:stock-unavailable", "detail": "Too little.", "lines": []}"""));

        finish(Orders.stored());

        assertThat(stored.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(run.steps()).contains("save-prices").doesNotContain("call-payments");
    }

    @Test
    void withTooLittleTimeForAPixPaymentsIsNotAsked() {
        now = Orders.NOW.plusSeconds(6 * 60);

        finish(Orders.priced());

        assertThat(stored.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(run.steps()).endsWith("if-time-is-left", "too-late-for-pix", "save-pix", "placed-order");
    }

    @Test
    void aServiceThatIsUnavailableIsTheAnswerWhileTheOrderIsUnfinished() {
        catalogIsUnavailable();
        run.answers("direct:load-order", Orders.stored());

        Exchange end = finish(Orders.stored());

        assertThat(end.getException()).isInstanceOf(DownstreamUnavailableException.class);
        assertThat(run.steps()).endsWith("call-catalog", "id-of-unfinished", "look-whether-a-twin-finished",
            "fail-if-unfinished");
    }

    @Test
    void aTwinThatGotThroughIsTheAnswer() {
        catalogIsUnavailable();
        run.answers("direct:load-order", Orders.placed());

        Exchange end = finish(Orders.stored());

        assertThat(end.getException()).isNull();
        assertThat(PlacementContext.of(end).order()).isEqualTo(Orders.placed());
    }

    private void catalogIsUnavailable() {
        run.mock("direct:call-catalog").whenAnyExchangeReceived(exchange -> {
            throw new DownstreamUnavailableException("The catalog does not answer now; try again.");
        });
    }

    private Exchange finish(Order order) {
        stored = order;
        return run.send(PlacementCompletionRoutes.FINISH, null, Map.of(),
            exchange -> PlacementContext.resume(exchange, order));
    }

    private static DownstreamAnswer answer(int status, String json) throws JsonProcessingException {
        return new DownstreamAnswer("It", status, Json.mapper().readTree(json), null);
    }
}
