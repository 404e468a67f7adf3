/**
 * What a service is started with, beside its own jar, when a test wants to end it between two steps of a route. It is
 * put on the class path by Spring Boot's {@code PropertiesLauncher}, so the service's jar is the one that is deployed.
 */
package io.guardianpartner.acceptance.crash;
