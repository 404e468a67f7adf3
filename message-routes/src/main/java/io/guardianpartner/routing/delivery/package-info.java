/** The handling of one received message, as every step of the inbound template sees it. */
package io.guardianpartner.routing.delivery;
