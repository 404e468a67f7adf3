/** Figures: latencies, errors, and what the services spent. */
package io.guardianpartner.load.measuring;
