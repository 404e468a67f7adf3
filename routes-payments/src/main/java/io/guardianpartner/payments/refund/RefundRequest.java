package io.guardianpartner.payments.refund;

import io.guardianpartner.api.Printable;
import io.guardianpartner.message.Money;
import jakarta.validation.constraints.Size;

/**
 * Asks for a refund. It says how much, in one of two ways: that everything goes back is said, not left out.
 *
 * @param amount the amount; null with {@code all}
 * @param all true for all that is left
 * @param reason for people; nothing personal
 */
public record RefundRequest(Money amount, Boolean all, @Size(min = 1, max = 200) @Printable String reason) {

    boolean saysHowMuch() {
        return amount == null == Boolean.TRUE.equals(all);
    }
}
