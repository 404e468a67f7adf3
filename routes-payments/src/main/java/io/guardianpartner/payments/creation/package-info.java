/**
 * Creation of payments: the intent is stored before the broker hears of it, so that whatever happens in between,
 * it is known what was wanted and under which key to ask again.
 */
package io.guardianpartner.payments.creation;
