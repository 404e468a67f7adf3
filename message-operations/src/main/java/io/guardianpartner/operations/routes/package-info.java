/** The routes of a running service, asked and told at its management port. */
package io.guardianpartner.operations.routes;
