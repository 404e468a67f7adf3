package io.guardianpartner.acceptance.conformance;

/** With PostgreSQL. */
@OnStage(store = Store.POSTGRESQL, options = {"guardian.sqs.wait-time=1s", "guardian.sqs.visibility-timeout=3s",
    "guardian.failure.first-retry=0s", "guardian.failure.longest-retry=1s", "guardian.failure.max-receives=3",
    "guardian.outbox.busy-sweep-interval=200ms", "guardian.outbox.sweep-interval=1s"})
class RowSendingConformanceTest extends SendingScenarios {

    RowSendingConformanceTest(Stage stage) {
        super(stage);
    }
}
