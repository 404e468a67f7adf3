package io.guardianpartner.orders.cancellation;

import io.guardianpartner.orders.update.OrderUpdateRoutes;
import io.guardianpartner.orders.update.RequestOutcome;
import io.guardianpartner.orders.view.OrderViews;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** An order is taken back. The same for customers and guests. */
@Component
public class CancellationRoutes extends RouteBuilder {

    /** Reads the words that may come with a cancellation, and keeps them for {@link #CANCEL}. */
    public static final String READ = "direct:read-cancellation";

    /** Answers with the order that is the body, which its caller may see, as it is once it is cancelled. */
    public static final String CANCEL = "direct:cancel";

    private final CancellationSteps steps;
    private final RequestOutcome outcome;
    private final OrderViews views;

    CancellationRoutes(CancellationSteps steps, RequestOutcome outcome, OrderViews views) {
        this.steps = steps;
        this.outcome = outcome;
        this.views = views;
    }

    // @formatter:off
    @Override
    public void configure() {
        from(READ).routeId("orders.job.read-cancellation")
            .filter(steps::isExplained).id("if-explained")
                .unmarshal().json(Cancellation.class).id("read-cancellation")
                .to("bean-validator:cancellation").id("validate-cancellation")
                .setVariable(CancellationSteps.CANCELLATION).body().id("keep-cancellation")
            .end();

        from(CANCEL).routeId("orders.job.cancel")
            .transform().exchange(steps::change).id("decide-cancellation")
            .to(OrderUpdateRoutes.UPDATE).id("save-cancelled")
            .transform().exchange(outcome::order).id("outcome-of-cancellation")
            .process(views::one).id("show-cancelled");
    }
    // @formatter:on
}
