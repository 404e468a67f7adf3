package io.guardianpartner.payments.daily;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * The search for what does not agree: pages of the broker's search, and what that did not have. The broker is asked outside of any
 * transaction; each result is stored in one with the progress, as long as the lease is held.
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
    }
    // @formatter:on
}
