package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.Samples.NOW;

import java.math.BigDecimal;
import java.time.Duration;

import io.guardianpartner.payments.payment.BrokerAnswer.NotFound;
import io.guardianpartner.payments.payment.BrokerAnswer.RefundAccepted;
import io.guardianpartner.payments.payment.BrokerAnswer.Rejected;
import io.guardianpartner.payments.payment.BrokerAnswer.Unavailable;
import io.guardianpartner.payments.payment.BrokerAnswer.Unknown;
import io.guardianpartner.payments.payment.BrokerAnswer.Unreadable;

/** Decides on answers, at a time that stands still. */
abstract class DecidingTest {

    static final BrokerAnswer UNKNOWN = new Unknown();
    static final BrokerAnswer NOTHING = new NotFound();
    static final BrokerAnswer AWAY = new Unavailable();
    static final BrokerAnswer UNREADABLE = new Unreadable();
    static final BrokerAnswer REFUSED = new Rejected("HTTP status 400");

    final Decisions decisions = new Decisions(Samples.TIMES, Samples.LIMITS);

    /** Half an hour afterwards. */
    PaymentDecision later(Payment payment, Step asked, BrokerAnswer answer) {
        return decisions.after(payment, asked, answer, NOW.plus(Duration.ofMinutes(30)));
    }

    PaymentDecision decide(Payment payment, Step asked, BrokerAnswer answer) {
        return decisions.after(payment, asked, answer, NOW);
    }

    static BrokerAnswer tookPart(String amount) {
        return new RefundAccepted(part(amount));
    }

    static BrokerRefund part(String amount) {
        return new BrokerRefund("part", RefundStatus.DONE, new BigDecimal(amount));
    }

    static BrokerAnswer took(RefundStatus status) {
        return new RefundAccepted(Samples.brokers("r1", status));
    }
}
