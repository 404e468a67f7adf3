package io.guardianpartner.payments.daily;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * The steps of a day: pages of the broker's search, what that did not have, one finding after the other, the end. The broker is asked
 * outside of any transaction; each result is stored in one with the progress, as long as the lease is held.
 */
@Component
class DailyRecordRoutes extends RouteBuilder {

    private final DailySteps steps;

    DailyRecordRoutes(DailySteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("direct:reconcile-page").routeId("payments.job.reconcile-page")
            .setVariable("search").exchange(steps::search).id("next-page")
            .to("direct:search-broker").id("search-page")
            .choice().id("page-or-nothing")
                .when(steps::isPage)
                    .setVariable("page").exchange(steps::page).id("keep-page")
                    .to("direct:record-page").id("record-page")
                    .process(steps::countNoted).id("count-differences")
                .otherwise()
                    .toV("direct:postpone-reconciliation", "progress", "postponed").id("put-off-day")
                    .process(steps::tellPutOff).id("tell-put-off")
            .end();

        from("direct:record-page").routeId("payments.job.record-page")
            .transacted().id("page-transaction")
            .toV("direct:extend-reconciliation", "lease", "lease").id("hold-for-page")
            .filter(steps::isHeld).id("page-if-held")
                .toV("direct:list-found-payments", "page", "ours").id("load-ours")
                .setVariable("compared").exchange(steps::compare).id("compare-page")
                .toV("direct:upsert-reconciliation-found", "compared", "saved").id("save-found")
                .toV("direct:note-reconciliation-findings", "compared", "noted").id("note-differences")
                .setVariable("progress").exchange(steps::afterPage).id("progress-of-page")
                .toV("direct:advance-reconciliation", "progress", "saved").id("save-progress-of-page")
            .end();

        from("direct:reconcile-ours").routeId("payments.job.reconcile-ours")
            .to("direct:record-gaps").id("record-gaps")
            .process(steps::countNoted).id("count-gaps");

        from("direct:record-gaps").routeId("payments.job.record-gaps")
            .transacted().id("gaps-transaction")
            .toV("direct:extend-reconciliation", "lease", "lease").id("hold-for-gaps")
            .filter(steps::isHeld).id("gaps-if-held")
                .toV("direct:list-reconciliation-gaps", "progress", "gaps").id("load-gaps")
                .setVariable("compared").exchange(steps::gaps).id("name-gaps")
                .toV("direct:note-reconciliation-findings", "compared", "noted").id("note-gaps")
                .setVariable("progress").exchange(steps::afterGaps).id("progress-of-gaps")
                .toV("direct:advance-reconciliation", "progress", "saved").id("save-progress-of-gaps")
            .end();

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
