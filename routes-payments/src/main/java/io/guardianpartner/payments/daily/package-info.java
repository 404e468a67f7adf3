/**
 * The daily reconciliation: each day of the broker beside ours and the books, one pod at a time, with a report of what did not agree.
 */
package io.guardianpartner.payments.daily;
