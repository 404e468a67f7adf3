/**
 * The gateway: a stand-in for API Gateway, with a short list of public routes. Everything that the list does not name
 * is 404. Services trust that no private path can be reached through it, whatever a path is made to look like.
 */
package io.guardianpartner.local.gateway;
