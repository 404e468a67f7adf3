package io.guardianpartner.orders.placement;

import io.guardianpartner.orders.store.OrderQueryRoutes;
import io.guardianpartner.orders.update.OrderUpdateRoutes;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Completes an order that is stored: its reservation, then its Pix. Each caller goes on where the order stands. */
@Component
public class PlacementCompletionRoutes extends RouteBuilder {

    /**
     * Finishes the order of the {@link PlacementContext}, of which it may be that nothing is left to do. A
     * {@link DownstreamUnavailableException} means that it is worth another try; what was reached until then is stored.
     */
    public static final String FINISH = "direct:finish-placing";

    private static final String RESERVE = "direct:reserve";
    private static final String ASK_FOR_PIX = "direct:ask-for-pix";

    private final PlacementSteps steps;

    PlacementCompletionRoutes(PlacementSteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from(FINISH).routeId("orders.job.finish-placing")
            .doTry().id("try-to-finish")
                .filter(steps::isToBeReserved).id("if-to-be-reserved")
                    .to(RESERVE).id("reserve")
                .end()
                .filter(steps::isToBePaid).id("if-to-be-paid")
                    .to(ASK_FOR_PIX).id("ask-for-pix")
                .end()
            .endDoTry()
            .doCatch(DownstreamUnavailableException.class)
                .transform().exchange(steps::orderId).id("id-of-unfinished")
                .to(OrderQueryRoutes.LOAD).id("look-whether-a-twin-finished")
                .process(steps::goOnIfFinished).id("fail-if-unfinished")
            .end();

        from(RESERVE).routeId("orders.job.reserve")
            .transform().exchange(steps::reservationRequest).id("reservation-request")
            .to(DownstreamRoutes.CATALOG).id("call-catalog")
            .transform().exchange(steps::reserved).id("reservation-answer")
            .to(OrderUpdateRoutes.UPDATE).id("save-prices")
            .process(steps::stored).id("priced-order");

        from(ASK_FOR_PIX).routeId("orders.job.ask-for-pix")
            .choice().id("if-time-is-left")
                .when(steps::isTooLateForPix)
                    .transform().exchange(steps::tooLate).id("too-late-for-pix")
                .otherwise()
                    .transform().exchange(steps::paymentRequest).id("payment-request")
                    .to(DownstreamRoutes.PAYMENTS).id("call-payments")
                    .transform().exchange(steps::pixIssued).id("payment-answer")
            .end()
            .to(OrderUpdateRoutes.UPDATE).id("save-pix")
            .process(steps::stored).id("placed-order");
    }
    // @formatter:on
}
