package io.guardianpartner.payments.storing;

import io.guardianpartner.routing.Jdbc;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jdbc.JdbcConstants;
import org.springframework.stereotype.Component;

/** Every statement: what it is given, and what becomes of its rows. */
@Component
class StatementRoutes extends RouteBuilder {

    @Override
    public void configure() {
        statement("find-for-order", "orderOfIntent", "standing");
        statement("insert-intent", "intent", "given");
        statement("take-in-hand", "taking", "taken");
        statement("load-payment", "id", "stored");
        statement("list-payments", "order", "list");
        statement("lock-payment", "id", "given");
        statement("save-payment", "decision", "given");
        statement("save-refund", "refund", "given");
        statement("put-off", "putOff", "given");
        statement("oldest-wanted", "none", "wanted");
        statement("escalate-overdue", "overdue", "overdue");
        statement("claim-due", "claim", "claimed");
        statement("renew-claim", "renewal", "ids");
        statement("record-cancellation", "cancellation", "given");
        statement("wake-payments-of-order", "cancellation", "given");
        statement("wake-payment", "id", "given");
        statement("wake-notified", "notified", "count");
    }

    private void statement(String name, String parameters, String result) {
        from("direct:" + name).routeId("payments.sql." + name)
            .setProperty(StatementRows.GIVEN, body()).id("keep-" + name)
            .setHeader(JdbcConstants.JDBC_PARAMETERS).method("statementParameters", parameters)
            .id("parameters-of-" + name)
            .setBody(constant("resource:classpath:sql/" + name + ".sql")).id("text-of-" + name)
            .to(Jdbc.ENDPOINT).id("sql-" + name)
            .transform().method("statementRows", result).id("result-of-" + name)
            .removeHeaders("CamelJdbc*").id("forget-" + name);
    }
}
