package io.guardianpartner.local.mercadopago;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

/**
 * Money given back, or on its way back.
 *
 * @param amount in BRL, scale 2
 */
record Refund(long id, BigDecimal amount, State state, Instant createdAt) {

    enum State {

        APPROVED, IN_PROCESS, REJECTED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Refund settled(boolean approved) {
        return new Refund(id, amount, approved ? State.APPROVED : State.REJECTED, createdAt);
    }
}
