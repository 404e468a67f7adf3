/**
 * The messaging pattern, written once. What stands here directly is what every service is given: its place in the
 * contract, its clients, its transactions and the rule for errors between routes.
 */
package io.guardianpartner.routing;
