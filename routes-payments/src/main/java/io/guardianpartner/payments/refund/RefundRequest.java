package io.guardianpartner.payments.refund;

import io.guardianpartner.message.Money;

/**
 * Asks for a refund. It says how much, in one of two ways: that everything goes back is said, not left out.
 *
 * @param amount the amount; null with {@code all}
 * @param all true for the whole amount
 */
public record RefundRequest(Money amount, Boolean all) {

    boolean saysHowMuch() {
        return amount == null == Boolean.TRUE.equals(all);
    }
}
