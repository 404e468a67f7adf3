package io.guardianpartner.orders.store;

import io.guardianpartner.routing.outbox.OutboxWake;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Reading an order, and changing it: the only two ways to the table of orders. */
@Component
public class OrderRoutes extends RouteBuilder {

    /** Takes the order's id, answers the order as it is now, or null. */
    public static final String LOAD = "direct:load-order";

    /** Takes an {@link OrderChange}, answers the {@link ChangeResult}. Faster writers cost a pause and a re-read. */
    public static final String CHANGE = "direct:change-order";

    private static final String READ = "direct:read-order";
    private static final String WRITE = "direct:write-order";
    private static final String STORED = "direct:order-is-stored";
    private static final String TABLE = "aws2-ddb:{{guardian.orders.tables.orders}}?enabledInitialDescribeTable=false";

    @Override
    public void configure() {
        from(LOAD).routeId("orders.job.load")
            .to(READ).id("read-to-load")
            .transform().method("orderItems", "order").id("read-order-item");

        from(CHANGE).routeId("orders.job.change")
            .bean("changing", "begin").id("begin-change")
            .loopDoWhile(method("changing", "isOpen")).id("until-stored")
            .to(READ).id("read-to-change")
            .bean("changing", "decide").id("decide")
            .filter(method("changing", "isToBeStored")).id("if-decided")
            .to(WRITE).id("write-decision").end()
            .filter(method("changing", "isStoredUnheard")).id("if-answer-was-lost")
            .to(STORED).id("after-lost-answer").end()
            .end()
            .transform().method("changing", "result").id("end-change");

        from(READ).routeId("orders.job.read")
            .process("orderItems").id("key-of-order")
            .to(TABLE + "&operation=GetItem").id("get-order-item");

        from(WRITE).routeId("orders.job.write")
            .doTry().id("try-to-write")
            .to(TABLE + "&operation=PutItem").id("put-order-item")
            .to(STORED).id("after-write")
            .endDoTry()
            .doCatch(ConditionalCheckFailedException.class)
            .bean("changing", "wasOvertaken").id("decide-again")
            .delay(method("changing", "pause")).syncDelayed().id("let-others-pass")
            .end();

        from(STORED).routeId("orders.job.stored")
            .bean("changing", "stored").id("count-change")
            .filter(method("changing", "hasMessages")).id("if-messages-wait")
            .transform().method("changing", "key").id("key-for-relay")
            .to(OutboxWake.ENDPOINT).id("wake-relay")
            .end();
    }
}
