package io.guardianpartner.orders.idempotency;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Writes a key down, or finds what was written under it before. */
@Component
public class IdempotencyRoutes extends RouteBuilder {

    /** Takes a {@link KeyRequest}, answers the {@link KeyClaim}; a key used for another body is a 422 problem. */
    public static final String CLAIM = "direct:claim-key";

    private static final String TABLE = "aws2-ddb:{{guardian.orders.tables.keys}}?enabledInitialDescribeTable=false";

    @Override
    public void configure() {
        from(CLAIM).routeId("orders.job.claim-key")
            .bean("keyClaims", "begin").id("begin-claim")
            .loopDoWhile(method("keyClaims", "isOpen")).id("until-claimed")
            .doTry().id("try-key")
            .bean("keyClaims", "write").id("key-record")
            .to(TABLE + "&operation=PutItem").id("put-key")
            .bean("keyClaims", "written").id("key-is-new")
            .doCatch(ConditionalCheckFailedException.class)
            .bean("keyClaims", "read").id("key-of-record")
            .to(TABLE + "&operation=GetItem").id("get-key")
            .bean("keyClaims", "compare").id("compare-key")
            .end()
            .end()
            .transform().method("keyClaims", "result").id("end-claim");
    }
}
