package io.guardianpartner.orders.placing;

import io.guardianpartner.orders.store.OrderRoutes;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** What follows once an order is stored: its reservation, then its Pix. Whoever comes here goes on where it stands. */
@Component
public class PlacingSteps extends RouteBuilder {

    /**
     * Takes the order, answers it as it is when nothing is left to do. A {@link CalleeAwayException} means that it is
     * worth another try; what was reached until then is stored.
     */
    public static final String FINISH = "direct:finish-placing";

    private static final String RESERVE = "direct:reserve";
    private static final String ASK_FOR_PIX = "direct:ask-for-pix";

    @Override
    public void configure() {
        from(FINISH).routeId("orders.job.finish-placing")
            .setProperty(PlacingCalls.ORDER, body()).id("order-to-finish")
            .doTry().id("try-to-finish")
            .filter(method("placingCalls", "isToBeReserved")).id("if-to-be-reserved")
            .to(RESERVE).id("reserve").end()
            .filter(method("placingCalls", "isToBePaid")).id("if-to-be-paid")
            .to(ASK_FOR_PIX).id("ask-for-pix").end()
            .endDoTry()
            .doCatch(CalleeAwayException.class)
            .transform().simple("${exchangeProperty.order.id}").id("id-of-unfinished")
            .to(OrderRoutes.LOAD).id("look-whether-a-twin-finished")
            .bean("placingCalls", "goOnIfFinished").id("fail-if-unfinished")
            .end()
            .transform().exchangeProperty(PlacingCalls.ORDER).id("finished-order");

        from(RESERVE).routeId("orders.job.reserve")
            .transform().method("placingCalls", "reservation").id("reservation-request")
            .to(CalleeRoutes.CATALOG).id("call-catalog")
            .transform().method("placingCalls", "reserved").id("reservation-answer")
            .to(OrderRoutes.CHANGE).id("save-prices")
            .bean("placingCalls", "changed").id("priced-order");

        from(ASK_FOR_PIX).routeId("orders.job.ask-for-pix")
            .choice().id("if-time-is-left").when(method("placingCalls", "isTooLateForPix"))
            .transform().method("placingCalls", "tooLate").id("too-late-for-pix")
            .otherwise()
            .transform().method("placingCalls", "payment").id("payment-request")
            .to(CalleeRoutes.PAYMENTS).id("call-payments")
            .transform().method("placingCalls", "pixIssued").id("payment-answer")
            .end()
            .to(OrderRoutes.CHANGE).id("save-pix")
            .bean("placingCalls", "changed").id("placed-order");
    }
}
