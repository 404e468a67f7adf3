package io.guardianpartner.payments.broker.mercadopago;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.guardianpartner.payments.broker.UnreadableAnswerException;
import io.guardianpartner.payments.payment.BrCode;
import io.guardianpartner.payments.payment.BrokerPage;
import io.guardianpartner.payments.payment.BrokerPayment;
import io.guardianpartner.payments.payment.BrokerRefund;
import io.guardianpartner.payments.payment.BrokerSearch;
import io.guardianpartner.payments.payment.BrokerStatus;
import io.guardianpartner.payments.payment.PixCharge;
import io.guardianpartner.payments.payment.RefundStatus;

/**
 * Maps Mercado Pago's answers to ours. Without its id, its status and what says that it is ours, a payment is no answer;
 * of the rest, what cannot be read is left out and named.
 */
final class MercadoPagoMapper {

    private static final String STATUS = "status";
    private static final String AMOUNT = "amount";
    private static final String REFUNDS = "refunds";
    private static final String REFERENCE = "external_reference";
    private static final String CODE = "qr_code";
    private static final int LONGEST_WORD = 64;

    /** A BR Code has no more than 512 characters; of far more no QR code can be drawn. */
    private static final int LONGEST_CODE = 1024;

    /** Of several payments with our reference the one that most depends on: money that came, or was taken back, first. */
    private static final List<BrokerStatus> WEIGHT = List.of(BrokerStatus.APPROVED,
        BrokerStatus.DISPUTED, BrokerStatus.CHARGED_BACK,
        BrokerStatus.IN_REVIEW, BrokerStatus.WAITING, BrokerStatus.REFUNDED, BrokerStatus.CANCELLED,
        BrokerStatus.EXPIRED,
        BrokerStatus.REJECTED);

    /** Whether our money is real; null if the access token does not tell. */
    private final Boolean isLive;

    MercadoPagoMapper(Boolean isLive) {
        this.isLive = isLive;
    }

    /** @throws UnreadableAnswerException for a payment that cannot be judged */
    BrokerPayment payment(String answer) {
        return payment(Members.of(answer));
    }

    BrokerRefund refund(String answer) {
        Members told = Members.of(answer);
        BrokerRefund refund = refund(told);
        needed(told, "id", refund.externalId());
        return refund;
    }

    /**
     * The one of the payments found that counts; empty if none has the reference.
     *
     * @throws UnreadableAnswerException if the only ones with the reference cannot be judged
     */
    Optional<BrokerPayment> found(String answer, String reference) {
        Members page = Members.of(answer);
        if (!page.has("results")) {
            throw page.unreadable("results");
        }
        List<BrokerPayment> read = new ArrayList<>();
        UnreadableAnswerException unread = null;
        for (Members hit : page.objects("results")) {
            if (reference.equals(hit.id(REFERENCE))) {
                try {
                    read.add(payment(hit.alone()));
                } catch (UnreadableAnswerException e) {
                    unread = e;
                }
            }
        }
        Optional<BrokerPayment> best = read.stream()
            .min(Comparator.comparingInt(payment -> WEIGHT.indexOf(payment.status())));
        if (unread != null && best.filter(payment -> payment.status() == BrokerStatus.APPROVED).isEmpty()) {
            throw unread;
        }
        return best;
    }

    /**
     * A page of a search by time. Payments that cannot be judged are among its hits.
     *
     * @throws UnreadableAnswerException if it is no page
     */
    BrokerPage page(String answer, BrokerSearch search) {
        Members page = Members.of(answer);
        List<Members> results = page.objects("results");
        BigDecimal total = page.object("paging").amount("total");
        boolean isCutOff = results.isEmpty() && total != null
            && total.compareTo(BigDecimal.valueOf(search.offset())) > 0;
        if (!page.has("results") || !page.unread().isEmpty() || isCutOff) {
            throw page.unreadable("results");
        }
        List<BrokerPage.Hit> hits = results.stream()
            .map(told -> hit(told.alone(), MercadoPagoRequests.time(search.by()))).toList();
        boolean isLast = hits.isEmpty()
            || total != null && total.compareTo(BigDecimal.valueOf((long) search.offset() + hits.size())) <= 0;
        return new BrokerPage(hits, isLast);
    }

    private BrokerPage.Hit hit(Members told, String time) {
        return new BrokerPage.Hit(told.id("id"), told.id(REFERENCE), told.time(time), judged(told));
    }

    private BrokerPayment judged(Members told) {
        try {
            return payment(told.alone());
        } catch (UnreadableAnswerException e) {
            return null;
        }
    }

    private BrokerPayment payment(Members told) {
        String id = needed(told, "id", told.id("id"));
        String detail = told.text("status_detail", LONGEST_WORD);
        BrokerStatus status = status(told, detail);
        String reference = readable(told, REFERENCE, told.text(REFERENCE, LONGEST_WORD));
        BigDecimal amount = readable(told, "transaction_amount", told.amount("transaction_amount"));
        String currency = readable(told, "currency_id", told.text("currency_id", LONGEST_WORD));
        List<BrokerRefund> refunds = told.objects(REFUNDS).stream().map(MercadoPagoMapper::refund).toList();
        BigDecimal refunded = told.amount("transaction_amount_refunded");
        if ("partially_refunded".equals(detail) && refunds.isEmpty() && refunded == null) {
            told.note(REFUNDS, null);
        }
        Boolean live = told.flag("live_mode");
        boolean isOtherMode = isLive != null && live != null && !live.equals(isLive);
        Instant approvedAt = told.time("date_approved");
        PixCharge pix = pix(told, amount);
        return new BrokerPayment(id, reference, status, amount, currency, isOtherMode, approvedAt, pix, refunds,
            refunded, fee(told), told.unread());
    }

    private static BrokerStatus status(Members told, String detail) {
        String status = needed(told, STATUS, told.text(STATUS, LONGEST_WORD));
        return switch (status) {
            case "pending" -> BrokerStatus.WAITING;
            case "in_process", "authorized" -> BrokerStatus.IN_REVIEW;
            case "approved" -> BrokerStatus.APPROVED;
            case "rejected" -> BrokerStatus.REJECTED;
            case "cancelled" -> "expired".equals(detail) ? BrokerStatus.EXPIRED : BrokerStatus.CANCELLED;
            case "refunded" -> BrokerStatus.REFUNDED;
            case "in_mediation" -> BrokerStatus.DISPUTED;
            case "charged_back" -> "reimbursed".equals(detail) ? BrokerStatus.APPROVED : BrokerStatus.CHARGED_BACK;
            default -> throw told.unreadable(STATUS);
        };
    }

    private static BrokerRefund refund(Members told) {
        String id = told.id("id");
        RefundStatus status = refundStatus(told);
        BigDecimal amount = told.amount(AMOUNT);
        if (status == RefundStatus.DONE && !told.has(AMOUNT)) {
            told.note(AMOUNT, null);
        }
        return new BrokerRefund(id, status, amount);
    }

    /** A refund that carries no status was made: only those held up at the central bank say so. */
    private static RefundStatus refundStatus(Members told) {
        String status = told.text(STATUS, LONGEST_WORD);
        if (status == null && told.has(STATUS)) {
            return RefundStatus.IN_PROCESS;
        }
        return switch (Objects.requireNonNullElse(status, "approved")) {
            case "approved" -> RefundStatus.DONE;
            case "rejected", "cancelled" -> RefundStatus.FAILED;
            case "in_process", "pending", "authorized" -> RefundStatus.IN_PROCESS;
            default -> {
                told.note(STATUS, status);
                yield RefundStatus.IN_PROCESS;
            }
        };
    }

    /** What the seller pays; others may pay fees of their own. */
    private static BigDecimal fee(Members told) {
        return told.objects("fee_details").stream()
            .filter(fee -> "collector".equals(fee.text("fee_payer", LONGEST_WORD)))
            .map(fee -> fee.amount(AMOUNT)).filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
    }

    /** A code with a flaw is none, and the flaw is named: no customer is shown what a bank refuses, or what pays something else. */
    private static PixCharge pix(Members told, BigDecimal amount) {
        Members data = told.object("point_of_interaction").object("transaction_data");
        String code = data.text(CODE, LONGEST_CODE);
        Instant expiresAt = told.time("date_of_expiration");
        if (code == null) {
            return null;
        }
        Optional<String> flaw = BrCode.flaw(code, amount);
        flaw.ifPresent(word -> data.note(CODE, word));
        return flaw.isPresent() ? null : new PixCharge(code, expiresAt);
    }

    /** What may be absent, but not make no sense. */
    private static <T> T readable(Members told, String name, T read) {
        if (read == null && told.has(name)) {
            throw told.unreadable(name);
        }
        return read;
    }

    private static <T> T needed(Members told, String name, T read) {
        if (read == null) {
            throw told.unreadable(name);
        }
        return read;
    }
}
