package io.guardianpartner.payments.ledger;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Rest;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestParamType;
import org.springframework.stereotype.Component;

/** Tells the balances of the books by days. */
@Component
class LedgerRoutes extends RouteBuilder {

    private final LedgerSteps steps;

    LedgerRoutes(LedgerSteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        rest("/v1/ledger").tag("ledger")
            .get("/balances").id("listBalances").security(Access.ADMIN)
            .description("What was debited and credited to each account, day by day (UTC), and its balance.")
            .produces(Rest.JSON).outType(BalanceView[].class)
            .param().name("from").type(RestParamType.query).dataType("string").dataFormat("date").required(true).endParam()
            .param().name("to").type(RestParamType.query).dataType("string").dataFormat("date").required(true).endParam()
            .to("direct:get-balances");

        from("direct:get-balances").routeId("payments.api.get-balances").routeConfigurationId(Rest.ERRORS)
            .setVariable("days").exchange(steps::days).id("read-days")
            .toV("direct:list-balances", "days", "balances").id("load-balances")
            .transform().exchange(steps::page).id("view-balances")
            .marshal().json().id("write-balances");
    }
    // @formatter:on
}
