package io.guardianpartner.payments.settling;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * One payment is pursued: ask the broker, record what it said and tell others in one write, go on until nothing is open.
 * Whatever fails on the way puts the payment off, longer each time.
 */
@Component
class PursuingRoutes extends RouteBuilder {

    // @formatter:off
    @Override
    public void configure() {
        from("direct:pursue").routeId("payments.job.pursue")
            .setProperty(Pursuing.PURSUED, body()).id("keep-pursued")
            .doTry().id("try-to-pursue")
                .loopDoWhile(method("pursuing", "isUnderWay")).id("until-nothing-is-open")
                    .to("direct:ask-broker").id("ask-broker")
                    .to("direct:record-answer").id("record-answer")
                    .bean("paymentMetrics", "recorded").id("count-recorded")
                .end()
            .endDoTry()
            .doCatch(Exception.class)
                .transform().method("pursuing", "putOff").id("decide-when-again")
                .to("direct:put-off").id("put-off")
                .transform().exchangeProperty(Pursuing.PURSUED).id("pursued-in-vain")
            .end();

        from("direct:record-answer").routeId("payments.job.record-answer")
            .transacted().id("transaction")
            .setProperty(Pursuing.PURSUIT, body()).id("keep-pursuit")
            .to("direct:lock-payment").id("lock")
            .to("direct:load-payment").id("load")
            .transform().method("pursuing", "decide").id("decide")
            .to("direct:save-payment").id("save-payment")
            .filter().method("pursuing", "hasRefund").id("has-refund")
                .to("direct:save-refund").id("save-refund")
            .end()
            .bean("announcements", "add").id("add-messages");
    }
    // @formatter:on
}
