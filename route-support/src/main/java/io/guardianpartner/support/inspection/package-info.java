/**
 * Shows the routes of a running service, draws them, and starts and stops those that take work in by themselves. It knows no
 * callers and no HTTP: api-routes lets operators in.
 */
package io.guardianpartner.support.inspection;
