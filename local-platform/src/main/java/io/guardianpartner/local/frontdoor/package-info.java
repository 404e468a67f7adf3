/**
 * The one door that the world knocks at, as API Gateway is in AWS: a short list of public routes, everything else is not
 * there. Services trust that private paths cannot be reached through it, whatever a path is made to look like.
 */
package io.guardianpartner.local.frontdoor;
