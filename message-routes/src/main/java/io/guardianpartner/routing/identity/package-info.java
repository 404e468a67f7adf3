/**
 * Who calls, and as whom this service calls others: access tokens of people and of services are verified (RFC 7519, as
 * Amazon Cognito issues them), and tokens for calling other services are fetched by client credentials (RFC 6749,
 * section 4.4) and kept until they near their end.
 */
package io.guardianpartner.routing.identity;
