package io.guardianpartner.acceptance.conformance;

import io.guardianpartner.local.Component;

/** With DynamoDB. */
@OnStage(store = Store.DYNAMODB, pods = 0, options = {"guardian.inbound.handlers=1", "guardian.sqs.wait-time=1s",
    "guardian.failure.first-retry=0s", "guardian.failure.longest-retry=1s",
    "guardian.outbox.busy-sweep-interval=200ms", "guardian.outbox.sweep-interval=1s"})
class ItemOperationConformanceTest extends OperationScenarios {

    ItemOperationConformanceTest(Stage stage) {
        super(stage);
    }

    @Override
    void takeDatabaseAway() {
        stage.line().cut(Component.DYNAMODB);
    }

    @Override
    void bringDatabaseBack() {
        stage.mend();
    }
}
