/**
 * Runs a Lambda function as AWS does: AWS's own runtime client, in a separate process, polls a Runtime API for events; HTTP
 * requests become such events as an HTTP API of API Gateway makes them.
 */
package io.guardianpartner.local.lambda;
