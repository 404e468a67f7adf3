package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.PaymentStatus.CHARGED_BACK;
import static io.guardianpartner.payments.payment.PaymentStatus.FAIL;
import static io.guardianpartner.payments.payment.PaymentStatus.PARTIALLY_REFUNDED;
import static io.guardianpartner.payments.payment.PaymentStatus.PENDING;
import static io.guardianpartner.payments.payment.PaymentStatus.REFUNDED;
import static io.guardianpartner.payments.payment.PaymentStatus.SUCCESS;
import static io.guardianpartner.payments.payment.Transition.ALARM;
import static io.guardianpartner.payments.payment.Transition.CHARGE_BACK;
import static io.guardianpartner.payments.payment.Transition.FAIL_CANCELLED;
import static io.guardianpartner.payments.payment.Transition.FAIL_EXPIRED;
import static io.guardianpartner.payments.payment.Transition.FAIL_REJECTED;
import static io.guardianpartner.payments.payment.Transition.REFUND;
import static io.guardianpartner.payments.payment.Transition.REIMBURSE;
import static io.guardianpartner.payments.payment.Transition.REIMBURSE_AND_REFUND;
import static io.guardianpartner.payments.payment.Transition.STAY;
import static io.guardianpartner.payments.payment.Transition.SUCCEED;
import static io.guardianpartner.payments.payment.Transition.SUCCEED_AND_CHARGE_BACK;
import static io.guardianpartner.payments.payment.Transition.SUCCEED_AND_REFUND;

import java.util.EnumMap;
import java.util.Map;

/**
 * The states of a payment and all their changes. A broker that still waits for what it had approved answers from an old
 * copy: nothing changes. One that takes an approval back in any other way than by a refund is escalated.
 */
final class StateMachine {

    private static final Map<PaymentStatus, Map<BrokerStatus, Transition>> TABLE = new EnumMap<>(PaymentStatus.class);

    // @formatter:off
    static {
        // told:     WAITING IN_REVIEW APPROVED   REJECTED       CANCELLED       EXPIRED       REFUNDED              DISPUTED CHARGED_BACK
        row(PENDING,  STAY,   STAY,     SUCCEED,   FAIL_REJECTED, FAIL_CANCELLED, FAIL_EXPIRED, SUCCEED_AND_REFUND,   ALARM,   SUCCEED_AND_CHARGE_BACK);
        row(SUCCESS,  STAY,   STAY,     STAY,      ALARM,         ALARM,          ALARM,        REFUND,               ALARM,   CHARGE_BACK);
        row(PARTIALLY_REFUNDED,
                      STAY,   STAY,     STAY,      ALARM,         ALARM,          ALARM,        REFUND,               ALARM,   CHARGE_BACK);
        row(FAIL,     STAY,   STAY,     SUCCEED,   STAY,          STAY,           STAY,         SUCCEED_AND_REFUND,   ALARM,   SUCCEED_AND_CHARGE_BACK);
        row(REFUNDED, STAY,   STAY,     STAY,      STAY,          STAY,           STAY,         STAY,                 ALARM,   ALARM);
        row(CHARGED_BACK,
                      STAY,   STAY,     REIMBURSE, ALARM,         ALARM,          ALARM,        REIMBURSE_AND_REFUND, ALARM,   STAY);
    }
    // @formatter:on

    private StateMachine() {}

    static Transition transition(PaymentStatus from, BrokerStatus told) {
        return TABLE.get(from).get(told);
    }

    private static void row(PaymentStatus from, Transition... transitions) {
        Map<BrokerStatus, Transition> row = new EnumMap<>(BrokerStatus.class);
        for (BrokerStatus told : BrokerStatus.values()) {
            row.put(told, transitions[told.ordinal()]);
        }
        TABLE.put(from, row);
    }
}
