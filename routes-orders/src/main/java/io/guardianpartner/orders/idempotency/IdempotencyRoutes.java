package io.guardianpartner.orders.idempotency;

import io.guardianpartner.orders.dynamodb.ItemUpdate;
import io.guardianpartner.orders.dynamodb.ItemUpdates;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Writes a key down, or finds what was written under it before. */
@Component
public class IdempotencyRoutes extends RouteBuilder {

    /** Takes a {@link KeyRequest}, answers the {@link KeyClaim}; a key used for another body is a 422 problem. */
    public static final String CLAIM = "direct:claim-key";

    private static final String TABLE = "aws2-ddb:{{guardian.orders.tables.keys}}?enabledInitialDescribeTable=false";

    private final IdempotencySteps steps;

    IdempotencyRoutes(IdempotencySteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        var claim = from(CLAIM).routeId("orders.out.claim-key")
            .setVariable(ItemUpdate.VARIABLE).body(KeyRequest.class, steps::begin).id("begin-claim");

        ItemUpdates.update(claim, TABLE, "key")
            .transform().exchange(steps::claim).id("end-claim");
    }
    // @formatter:on
}
