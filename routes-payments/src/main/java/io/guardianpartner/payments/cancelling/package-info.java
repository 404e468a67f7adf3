/** An order needs its payments no more. What is wanted is recorded with the message; the job does it. */
package io.guardianpartner.payments.cancelling;
