package io.guardianpartner.orders.recovery;

import io.guardianpartner.orders.placing.PlacingSteps;
import io.guardianpartner.orders.store.OrderRoutes;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** One order that was due for another look: finish it if it is still wanted, else undo it. */
@Component
class RecoveryRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:recover").routeId("orders.job.recover-order")
            .transform().method("recovery", "id").id("id-to-recover")
            .to(OrderRoutes.LOAD).id("load-to-recover")
            .setProperty(Recovery.ORDER, body()).id("order-to-recover")
            .filter(method("recovery", "isToBeFinished")).id("if-to-be-finished")
            .doTry().id("try-to-recover")
            .to(PlacingSteps.FINISH).id("finish-in-recovery")
            .setProperty(Recovery.ORDER, body()).id("finished-in-recovery")
            .doCatch(Exception.class)
            .log("order ${header.key} cannot be finished yet: ${exception.class.simpleName}").id("not-finished-yet")
            .end()
            .end()
            .filter(method("recovery", "isUnfinished")).id("if-unfinished")
            .transform().method("recovery", "later").id("decide-recovery")
            .to(OrderRoutes.CHANGE).id("save-recovery")
            .end();
    }
}
