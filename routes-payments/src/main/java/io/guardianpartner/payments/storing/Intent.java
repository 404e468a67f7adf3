package io.guardianpartner.payments.storing;

import io.guardianpartner.payments.payment.Payment;

/**
 * A payment that somebody asks for, beside what is there already.
 *
 * @param wanted as it would be stored
 * @param standing what is stored for its order; null if nothing
 * @param isClosed whether the order needs no payment any more
 * @param isTaken whether the one that stands was due and is now in the hand of whoever asks for it
 */
public record Intent(Payment wanted, StoredPayment standing, boolean isClosed, boolean isTaken) {

    public static Intent of(Payment wanted) {
        return new Intent(wanted, null, false, false);
    }

    /** Whether the payment that stands is the one wanted here, not one of an earlier request. */
    public boolean isNew() {
        return standing != null && standing.payment().id().equals(wanted.id());
    }

    Intent standing(StoredPayment stored, boolean closed) {
        return new Intent(wanted, stored, closed, false);
    }

    Intent taken(boolean taken) {
        return new Intent(wanted, standing, isClosed, taken);
    }
}
