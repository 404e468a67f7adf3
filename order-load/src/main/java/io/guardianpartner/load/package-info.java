/**
 * The load tool: orders that are placed, paid and cooked over HTTP against a platform that runs anywhere, what that takes,
 * and whether all of them ended as they should. It knows nothing but the public API, the payments simulator's page for
 * people and the services' metrics.
 */
package io.guardianpartner.load;
