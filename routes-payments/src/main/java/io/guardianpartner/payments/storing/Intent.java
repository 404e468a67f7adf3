package io.guardianpartner.payments.storing;

import io.guardianpartner.payments.payment.Payment;

/**
 * A payment that somebody asks for, beside what is there already.
 *
 * @param wanted as it would be stored
 * @param standing what is stored for its order; null if nothing
 * @param isClosed whether the order needs no payment any more
 */
public record Intent(Payment wanted, StoredPayment standing, boolean isClosed) {

    public static Intent of(Payment wanted) {
        return new Intent(wanted, null, false);
    }

    /** Whether the payment that stands is the one wanted here, not one of an earlier request. */
    public boolean isNew() {
        return standing != null && standing.payment().id().equals(wanted.id());
    }
}
