/** Cancellations of payments whose order needs them no more: recorded with the message, made by the job. */
package io.guardianpartner.payments.cancellation;
