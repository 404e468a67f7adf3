package io.guardianpartner.payments.reconciliation;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Reconciles one payment, that of the variable {@code run}: asks the broker, records its answer and tells others in one
 * write, and goes on until nothing is open. Whatever fails on the way postpones the payment, longer each time.
 */
@Component
class ReconciliationRoutes extends RouteBuilder {

    private final ReconciliationSteps steps;

    ReconciliationRoutes(ReconciliationSteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("direct:reconcile").routeId("payments.job.reconcile")
            .setVariable("id").exchange(steps::paymentId).id("keep-id")
            .doTry().id("try-to-pursue")
                .loopDoWhile(steps::isUnderWay).id("until-nothing-is-open")
                    .to("direct:ask-broker").id("ask-broker")
                    .to("direct:record-answer").id("record-answer")
                    .process(steps::count).id("count-recorded")
                .end()
            .endDoTry()
            .doCatch(Exception.class)
                .setVariable("postponement").exchange(steps::postpone).id("decide-when-again")
                .toV("direct:postpone-payment", "postponement", "postponed").id("put-off")
            .end();

        from("direct:record-answer").routeId("payments.job.record-answer")
            .transacted().id("transaction")
            .toV("direct:lock-payment", "id", "locked").id("lock")
            .toV("direct:find-payment", "id", "stored").id("load")
            .setVariable("run").exchange(steps::decide).id("decide")
            .toV("direct:update-payment", "run", "saved").id("save-payment")
            .filter(steps::hasRefunds).id("has-refund")
                .toV("direct:upsert-refunds", "run", "saved").id("save-refund")
            .end()
            .process(steps::addMessages).id("add-messages");
    }
    // @formatter:on
}
