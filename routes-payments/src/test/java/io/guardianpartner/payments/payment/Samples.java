package io.guardianpartner.payments.payment;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Money;

/** Payments and answers that tests start from. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    public static final Instant PAY_BY = NOW.plus(Duration.ofMinutes(35));
    public static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");
    public static final UUID ORDER = UUID.fromString("01900000-0000-7000-8000-000000000002");
    public static final UUID REFUND = UUID.fromString("01900000-0000-7000-8000-000000000003");
    public static final Money AMOUNT = Money.of("59.80");
    public static final String BROKERS_ID = "4711";
    public static final PixCharge PIX = new PixCharge("000201…", PAY_BY);
    public static final PollingSchedule TIMES = new PollingSchedule(Duration.ofSeconds(30), Duration.ofMinutes(5),
        Duration.ofSeconds(2),
        Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofMinutes(10),
        Duration.ofHours(24), Duration.ofHours(1), Duration.ofHours(24));

    public static final TimeLimits LIMITS = new TimeLimits(Duration.ofMinutes(10), Duration.ofMinutes(5),
        Duration.ofHours(1),
        Duration.ofHours(24));

    private Samples() {}

    /** Stored; the broker's answer has not come. */
    public static Payment intent() {
        return Payment.intended(ID, ORDER, AMOUNT, PAY_BY, "someone@example.com", NOW);
    }

    /** The broker has been asked for it once, and has not answered. */
    public static Payment askedInVain() {
        return intent().checkedOnceMore();
    }

    /** In that status, and known to the broker. */
    public static Payment known(PaymentStatus status) {
        PaymentChange change = intent().change().known(BROKERS_ID, PIX);
        return switch (status) {
            case PENDING -> change.done();
            case SUCCESS -> change.succeeded(NOW).done();
            case FAIL -> change.failed(FailReason.CANCELLED).done();
            case PARTIALLY_REFUNDED -> change.succeeded(NOW)
                .refund(Refund.byHand(Money.of("9.80"), RefundStatus.DONE, "r0")).sentBack(Money.of("9.80")).done();
            case REFUNDED -> change.succeeded(NOW).refund(refund(RefundStatus.DONE)).refunded().done();
            case CHARGED_BACK -> change.succeeded(NOW).chargedBack().done();
        };
    }

    public static Payment refunding(RefundStatus status) {
        return known(PaymentStatus.SUCCESS).change().refund(refund(status)).done();
    }

    public static Refund refund(RefundStatus status) {
        return new Refund(REFUND, RefundKind.REST, AMOUNT, status, status == RefundStatus.REQUESTED ? null : "r1", null,
            null, 0, null);
    }

    /** As the broker tells a refund of all of it. */
    public static BrokerRefund brokers(String id, RefundStatus status) {
        return new BrokerRefund(id, status, AMOUNT.amount());
    }

    public static Payment withId(UUID id, Payment p) {
        return new Payment(id, p.orderId(), p.amount(), p.payBy(), p.payerEmail(), p.status(), p.reason(),
            p.externalId(), p.pix(), p.refunded(), p.fee(), p.chargedBack(), p.approvedAt(), p.unwanted(), p.refunds(),
            p.alarm(), p.checks(),
            p.createdAt(), p.updatedAt(), p.unclearSince());
    }

    public static Payment unwanted(Payment p) {
        return new Payment(p.id(), p.orderId(), p.amount(), p.payBy(), p.payerEmail(), p.status(), p.reason(),
            p.externalId(), p.pix(), p.refunded(), p.fee(), p.chargedBack(), p.approvedAt(), true, p.refunds(),
            p.alarm(), p.checks(),
            p.createdAt(), p.updatedAt(), p.unclearSince());
    }

    public static BrokerAnswer told(BrokerStatus status, BrokerRefund... refunds) {
        return told(BROKERS_ID, ID.toString(), status, "59.8", "BRL", refunds);
    }

    public static BrokerAnswer told(String id, String reference, BrokerStatus status, String amount, String currency,
        BrokerRefund... refunds) {
        return new BrokerAnswer.Found(new BrokerPayment(id, reference, status, new BigDecimal(amount), currency,
            false, status == BrokerStatus.APPROVED ? NOW : null, PIX, List.of(refunds), null, null, List.of()));
    }
}
