package io.guardianpartner.acceptance.conformance;

/** Where the subject keeps its effects, its inbox and its outbox. */
enum Store {
    POSTGRESQL, DYNAMODB
}
