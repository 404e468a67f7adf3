package io.guardianpartner.payments.creation;

import java.time.Instant;
import java.util.UUID;

import io.guardianpartner.message.Money;
import io.guardianpartner.message.text.EmailAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A request for the payment of an order.
 *
 * @param payBy when the Pix is to run out
 * @param payer may be absent
 * @param attempt 1 or absent for the order's first payment; one more for another one, once that before has failed
 */
public record PaymentRequest(@NotNull UUID orderId, @NotNull Money amount, @NotNull Instant payBy, @Valid Payer payer,
    @Min(1) @Max(PaymentRequest.ATTEMPTS) Integer attempt) {

    /** No order is given more. */
    static final int ATTEMPTS = 99;

    /** @param email may be absent */
    public record Payer(
        @Email @Size(min = 3, max = EmailAddress.LONGEST) String email) {

        @Override
        public String toString() {
            return "Payer";
        }
    }

    int attemptNumber() {
        return attempt == null ? 1 : attempt;
    }

    String payerEmail() {
        return payer == null ? null : payer.email();
    }
}
