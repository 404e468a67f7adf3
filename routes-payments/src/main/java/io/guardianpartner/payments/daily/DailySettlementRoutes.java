package io.guardianpartner.payments.daily;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * The settlement of what does not agree: one finding after the other is asked about by its id, and when none is open any more the day
 * ends with its sums. The broker is asked outside of any transaction; each result is stored in one, as long as the lease is held.
 */
@Component
class DailySettlementRoutes extends RouteBuilder {

    private final DailySettlementSteps steps;

    DailySettlementRoutes(DailySettlementSteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("direct:settle-finding").routeId("payments.job.settle-finding")
            .toV("direct:find-open-reconciliation-finding", "progress", "finding").id("find-open-finding")
            .choice().id("finding-or-end")
                .when(steps::isFinding)
                    .setVariable("id").exchange(steps::payment).id("payment-of-finding")
                    .setVariable("run").exchange(steps::look).id("look-again")
                    .to("direct:ask-broker").id("ask-about-finding")
                    .to("direct:record-verdict").id("record-verdict")
                    .process(steps::countVerdict).id("count-verdict")
                .otherwise()
                    .to("direct:record-end").id("record-end")
                    .process(steps::tellEnd).id("tell-end")
            .end();

        from("direct:record-verdict").routeId("payments.job.record-verdict")
            .transacted().id("verdict-transaction")
            .toV("direct:extend-reconciliation", "lease", "lease").id("hold-for-verdict")
            .filter(steps::isHeld).id("verdict-if-held")
                .toV("direct:find-payment", "id", "stored").id("load-payment-again")
                .setVariable("verdict").exchange(steps::judge).id("judge")
                .setVariable("compared").exchange(steps::foundAgain).id("what-was-found-again")
                .toV("direct:upsert-reconciliation-found", "compared", "saved").id("save-found-again")
                .toV("direct:update-reconciliation-finding", "verdict", "saved").id("save-verdict")
            .end();

        from("direct:record-end").routeId("payments.job.record-end")
            .transacted().id("end-transaction")
            .toV("direct:extend-reconciliation", "lease", "lease").id("hold-for-end")
            .filter(steps::isHeld).id("end-if-held")
                .toV("direct:await-reconciliation-findings", "progress", "isAwaited").id("await-findings")
                .filter(steps::isSettled).id("if-settled")
                    .toV("direct:sum-reconciliation", "progress", "summary").id("sum-day")
                    .setVariable("compared").exchange(steps::totals).id("compare-totals")
                    .toV("direct:note-reconciliation-findings", "compared", "noted").id("note-totals")
                    .toV("direct:finish-reconciliation", "progress", "saved").id("finish-day")
                .end()
            .end();
    }
    // @formatter:on
}
