package io.guardianpartner.orders.newpayment;

import io.guardianpartner.orders.placement.PlacementCompletionRoutes;
import io.guardianpartner.orders.update.OrderUpdateRoutes;
import io.guardianpartner.orders.update.RequestOutcome;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** An order gets a Pix that can be paid: the one that it has, or another one. The same for customers and guests. */
@Component
public class NewPaymentRoutes extends RouteBuilder {

    /** Answers with the order that is the body, which its caller may see, and with its Pix. */
    public static final String PAY = "direct:pay-anew";

    private final NewPaymentSteps steps;
    private final RequestOutcome outcome;

    NewPaymentRoutes(NewPaymentSteps steps, RequestOutcome outcome) {
        this.steps = steps;
        this.outcome = outcome;
    }

    // @formatter:off
    @Override
    public void configure() {
        from(PAY).routeId("orders.job.pay-anew")
            .transform().exchange(steps::wanted).id("decide-new-payment")
            .to(OrderUpdateRoutes.UPDATE).id("save-new-payment")
            .transform().exchange(outcome::order).id("outcome-of-new-payment")
            .process(steps::begin).id("begin-new-payment")
            .to(PlacementCompletionRoutes.FINISH).id("finish-new-payment")
            .process(steps::answer).id("answer-new-payment");
    }
    // @formatter:on
}
