package io.guardianpartner.payments.daily;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Rest;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/** Tells the report of a day, and has one made, or made again. */
@Component
class DayReportRoutes extends RouteBuilder {

    private final DayReportSteps steps;
    private final DailyTrigger trigger;

    DayReportRoutes(DayReportSteps steps, DailyTrigger trigger) {
        this.steps = steps;
        this.trigger = trigger;
    }

    // @formatter:off
    @Override
    public void configure() {
        rest("/v1/reconciliations").tag("reconciliations")
            .get("/{date}").id("getReconciliation").security(Access.ADMIN)
            .description("The reconciliation of a day (UTC) with the broker, as JSON, or its findings as CSV.")
            .produces(Rest.JSON + "," + DayReportSteps.CSV).outType(DayReportView.class)
            .param().name("date").type(RestParamType.path).dataType("string").dataFormat("date").endParam()
            .responseMessage().code(404).message("The day has none.").endResponseMessage()
            .to("direct:get-reconciliation")
            .post("/{date}").id("reconcileDay").security(Access.ADMIN)
            .description("Reconciles a day (UTC) that is over, now or again.")
            .produces(Rest.JSON)
            .param().name("date").type(RestParamType.path).dataType("string").dataFormat("date").endParam()
            .responseMessage().code(202).message("Begun.").responseModel(DayReportView.class).endResponseMessage()
            .responseMessage().code(409).message("It is running, or the day is not over, or too long ago.").endResponseMessage()
            .to("direct:reconcile-day");

        from("direct:get-reconciliation").routeId("payments.api.get-reconciliation").routeConfigurationId(Rest.ERRORS)
            .setVariable("day").exchange(steps::day).id("read-reconciled-day")
            .toV("direct:find-reconciliation", "day", "report").id("load-report")
            .process(steps::checkFound).id("found-report")
            .toV("direct:list-reconciliation-findings", "day", "findings").id("load-findings")
            .choice().id("json-or-csv")
                .when(steps::isCsv)
                    .process(steps::csv).id("write-report-csv")
                .otherwise()
                    .transform().exchange(steps::view).id("view-report")
                    .marshal().json().id("write-report")
            .end();

        from("direct:reconcile-day").routeId("payments.api.reconcile-day").routeConfigurationId(Rest.ERRORS)
            .setVariable("day").exchange(steps::day).id("read-day-to-reconcile")
            .process(steps::checkOver).id("is-day-over")
            .toV("direct:restart-reconciliation", "day", "isBegun").id("begin-day")
            .process(steps::checkBegun).id("is-day-begun")
            .process(trigger).id("wake-for-day")
            .toV("direct:find-reconciliation", "day", "report").id("load-begun-report")
            .process(steps::answer).id("answer-begun")
            .marshal().json().id("write-begun-report");
    }
    // @formatter:on
}
