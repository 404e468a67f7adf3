/** What the messaging of a service counts and measures. Every tag has few values, and none that a sender can choose. */
package io.guardianpartner.routing.metrics;
