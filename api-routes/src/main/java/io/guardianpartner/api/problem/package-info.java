/** Makes every failure a problem (RFC 9457): of a route, of the web server, and before either has a say. */
package io.guardianpartner.api.problem;
