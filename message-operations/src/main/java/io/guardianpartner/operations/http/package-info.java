/** Requests that operators' commands send to services, with a token. */
package io.guardianpartner.operations.http;
