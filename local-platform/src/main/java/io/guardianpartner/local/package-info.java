/**
 * The whole cloud on one machine, for development and tests: {@link io.guardianpartner.local.LocalCloud} starts the
 * stand-ins for SQS, SNS, DynamoDB and PostgreSQL on 127.0.0.1 and builds in them what the contract says. Services see
 * ordinary AWS endpoints and an ordinary database; none of them knows that it runs here.
 */
package io.guardianpartner.local;
