/**
 * What messaging systems are held against, scenario by scenario, with real queues: an ordinary service on message-routes,
 * as many pods of it as a scenario needs, and between it and the cloud a line that can be disturbed. Against AWS the line
 * is missing, and what needs it is skipped.
 */
package io.guardianpartner.acceptance.conformance;
