/**
 * The rules of the daily reconciliation: what a difference between the broker and us is, and what becomes of it. Knows no Camel and no SQL.
 */
package io.guardianpartner.payments.comparison;
