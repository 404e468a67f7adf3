/** Holds what is found after a run against what its guests were told. */
package io.guardianpartner.load.reconciliation;
