/** Counts and times of a service's messaging. Every tag has few values, and none that a sender can choose. */
package io.guardianpartner.routing.metrics;
