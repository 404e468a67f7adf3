package io.guardianpartner.orders.recovery;

import io.guardianpartner.orders.placement.PlacementCompletionRoutes;
import io.guardianpartner.orders.store.OrderQueryRoutes;
import io.guardianpartner.orders.update.OrderUpdateRoutes;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** One order that was due for another look: finish it if it is still wanted, else undo it. */
@Component
class RecoveryRoutes extends RouteBuilder {

    private final RecoverySteps steps;

    RecoveryRoutes(RecoverySteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("direct:recover").routeId("orders.job.recover-order")
            .transform().exchange(steps::id).id("id-to-recover")
            .to(OrderQueryRoutes.LOAD).id("load-to-recover")
            .process(steps::loaded).id("order-to-recover")
            .filter(steps::isToBeFinished).id("if-to-be-finished")
                .doTry().id("try-to-recover")
                    .to(PlacementCompletionRoutes.FINISH).id("finish-in-recovery")
                .doCatch(Exception.class)
                    .log("Order ${header.key} cannot be finished yet: ${exception.class.simpleName}").id("not-finished-yet")
                .end()
            .end()
            .filter(steps::isUnfinished).id("if-unfinished")
                .transform().exchange(steps::later).id("decide-recovery")
                .to(OrderUpdateRoutes.UPDATE).id("save-recovery")
            .end();
    }
    // @formatter:on
}
