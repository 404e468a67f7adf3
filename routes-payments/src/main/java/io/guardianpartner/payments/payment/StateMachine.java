package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.Move.ALARM;
import static io.guardianpartner.payments.payment.Move.FAIL_CANCELLED;
import static io.guardianpartner.payments.payment.Move.FAIL_EXPIRED;
import static io.guardianpartner.payments.payment.Move.FAIL_REJECTED;
import static io.guardianpartner.payments.payment.Move.REFUND;
import static io.guardianpartner.payments.payment.Move.STAY;
import static io.guardianpartner.payments.payment.Move.SUCCEED;
import static io.guardianpartner.payments.payment.Move.SUCCEED_AND_REFUND;
import static io.guardianpartner.payments.payment.PaymentStatus.FAIL;
import static io.guardianpartner.payments.payment.PaymentStatus.PENDING;
import static io.guardianpartner.payments.payment.PaymentStatus.REFUNDED;
import static io.guardianpartner.payments.payment.PaymentStatus.SUCCESS;

import java.util.EnumMap;
import java.util.Map;

/**
 * The states of a payment and all their changes. A broker that still waits for what it had approved answers from an old
 * copy: nothing changes. One that takes an approval back in any other way than by a refund is left for a human.
 */
final class StateMachine {

    private static final Map<PaymentStatus, Map<BrokerStatus, Move>> TABLE = new EnumMap<>(PaymentStatus.class);

    // @formatter:off
    static {
        // told:     WAITING  APPROVED  REJECTED       CANCELLED       EXPIRED       REFUNDED            DISPUTED
        row(PENDING,  STAY,   SUCCEED,  FAIL_REJECTED, FAIL_CANCELLED, FAIL_EXPIRED, SUCCEED_AND_REFUND, ALARM);
        row(SUCCESS,  STAY,   STAY,     ALARM,         ALARM,          ALARM,        REFUND,             ALARM);
        row(FAIL,     STAY,   SUCCEED,  STAY,          STAY,           STAY,         SUCCEED_AND_REFUND, ALARM);
        row(REFUNDED, STAY,   STAY,     STAY,          STAY,           STAY,         STAY,               ALARM);
    }
    // @formatter:on

    private StateMachine() {}

    static Move move(PaymentStatus from, BrokerStatus told) {
        return TABLE.get(from).get(told);
    }

    private static void row(PaymentStatus from, Move... moves) {
        Map<BrokerStatus, Move> row = new EnumMap<>(BrokerStatus.class);
        for (BrokerStatus told : BrokerStatus.values()) {
            row.put(told, moves[told.ordinal()]);
        }
        TABLE.put(from, row);
    }
}
