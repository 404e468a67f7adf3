/** Lets operators look at the routes, and start and stop them, at the management port. */
package io.guardianpartner.api.operator;
