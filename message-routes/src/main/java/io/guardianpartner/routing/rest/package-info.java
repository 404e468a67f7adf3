/**
 * What every private API has in common, so that a service's REST routes tell only their own story: one answer to every
 * kind of failure (RFC 9457 problems), what of a request may reach a route and what of a message may leave as a
 * response, who calls, and how a list is paged.
 */
package io.guardianpartner.routing.rest;
