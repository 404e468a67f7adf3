package io.guardianpartner.local.mercadopago;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

/**
 * A refund, done or under way.
 *
 * @param amount in BRL, scale 2
 */
record SimulatedRefund(long id, BigDecimal amount, State state, Instant createdAt) {

    enum State {

        APPROVED, IN_PROCESS, REJECTED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    SimulatedRefund settled(boolean approved) {
        return new SimulatedRefund(id, amount, approved ? State.APPROVED : State.REJECTED, createdAt);
    }
}
