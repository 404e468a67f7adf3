/**
 * The asynchronous pattern, written once. Directly in this package: the factory of a service's messages, its addresses and its
 * AWS clients.
 */
package io.guardianpartner.routing;
