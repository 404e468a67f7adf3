/**
 * Identity of callers and of this service: access tokens of people and of services are verified (RFC 7519, as
 * Amazon Cognito issues them), and tokens for calling other services are fetched by client credentials (RFC 6749,
 * section 4.4) and kept until they near their end.
 */
package io.guardianpartner.api.identity;
