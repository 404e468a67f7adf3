/** The books: what was charged, refunded, charged back and kept as fee. The database keeps them; here they are read. */
package io.guardianpartner.payments.ledger;
