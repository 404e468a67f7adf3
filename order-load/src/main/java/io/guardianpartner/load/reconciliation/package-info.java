/** Whether all orders of a run ended as they should: what is found in the end beside what was told on the way. */
package io.guardianpartner.load.reconciliation;
