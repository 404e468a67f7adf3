/** Completes the OpenAPI document that Camel makes of the REST DSL, so that clients can be generated from it. */
package io.guardianpartner.api.openapi;
