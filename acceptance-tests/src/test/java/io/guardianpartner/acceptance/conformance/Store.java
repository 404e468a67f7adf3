package io.guardianpartner.acceptance.conformance;

/** The database in which the subject keeps its effects, its inbox and its outbox. */
enum Store {
    POSTGRESQL, DYNAMODB
}
