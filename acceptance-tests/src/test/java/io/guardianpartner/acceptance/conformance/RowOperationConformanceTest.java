package io.guardianpartner.acceptance.conformance;

/** With PostgreSQL. */
@OnStage(store = Store.POSTGRESQL, pods = 0, options = {"guardian.inbound.handlers=1", "guardian.sqs.wait-time=1s",
    "guardian.failure.first-retry=0s", "guardian.failure.longest-retry=1s",
    "guardian.outbox.busy-sweep-interval=200ms", "guardian.outbox.sweep-interval=1s"})
class RowOperationConformanceTest extends OperationScenarios {

    RowOperationConformanceTest(Stage stage) {
        super(stage);
    }

    @Override
    void takeDatabaseAway() {
        stage.database().refuseConnections();
    }

    @Override
    void bringDatabaseBack() {
        stage.database().acceptConnections();
    }
}
