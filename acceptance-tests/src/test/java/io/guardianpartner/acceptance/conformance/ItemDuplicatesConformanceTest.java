package io.guardianpartner.acceptance.conformance;

/** With DynamoDB. */
@OnStage(store = Store.DYNAMODB, pods = 2, options = {"guardian.inbound.handlers=1", "guardian.sqs.wait-time=1s",
    "guardian.sqs.visibility-timeout=3s", "guardian.failure.first-retry=0s", "guardian.failure.longest-retry=1s",
    "guardian.inbound.clean-up-every=500ms"})
class ItemDuplicatesConformanceTest extends DuplicateScenarios {

    ItemDuplicatesConformanceTest(Stage stage) {
        super(stage);
    }
}
