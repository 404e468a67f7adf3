/**
 * What a service is started with, beside its own jar, when a test wants to end it between two steps of a route. It is
 * put on the class path behind the service's jar, which is the one that is deployed.
 */
package io.guardianpartner.acceptance.crash;
