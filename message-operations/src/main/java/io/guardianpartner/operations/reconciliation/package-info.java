/** The daily reconciliation of payments: begun and read by the service's API. */
package io.guardianpartner.operations.reconciliation;
