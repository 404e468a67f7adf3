package io.guardianpartner.payments.broker.mercadopago;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import com.mercadopago.resources.payment.Payment;
import com.mercadopago.resources.payment.PaymentPointOfInteraction;
import com.mercadopago.resources.payment.PaymentRefund;
import io.guardianpartner.payments.broker.OutcomeUnknownException;
import io.guardianpartner.payments.payment.BrokerPayment;
import io.guardianpartner.payments.payment.BrokerRefund;
import io.guardianpartner.payments.payment.BrokerStatus;
import io.guardianpartner.payments.payment.Pix;
import io.guardianpartner.payments.payment.RefundStatus;

/** What Mercado Pago's words mean here. A word that is not known is no answer. */
final class MercadoPagoFacts {

    private MercadoPagoFacts() {}

    static BrokerPayment payment(Payment told) {
        if (told.getId() == null || told.getStatus() == null) {
            throw new OutcomeUnknownException("an answer without id or status", null);
        }
        List<PaymentRefund> refunds = told.getRefunds() == null ? List.of() : told.getRefunds();
        return new BrokerPayment(told.getId().toString(), told.getExternalReference(),
            status(told.getStatus(), told.getStatusDetail()), told.getTransactionAmount(), told.getCurrencyId(),
            instant(told.getDateApproved()), pix(told), refunds.stream().map(MercadoPagoFacts::refund).toList());
    }

    static BrokerRefund refund(PaymentRefund told) {
        if (told.getId() == null) {
            throw new OutcomeUnknownException("a refund without id", null);
        }
        return new BrokerRefund(told.getId().toString(), refundStatus(told.getStatus()), told.getAmount());
    }

    private static BrokerStatus status(String status, String detail) {
        return switch (status) {
            case "pending", "in_process", "authorized" -> BrokerStatus.WAITING;
            case "approved" -> BrokerStatus.APPROVED;
            case "rejected" -> BrokerStatus.REJECTED;
            case "cancelled" -> "expired".equals(detail) ? BrokerStatus.EXPIRED : BrokerStatus.CANCELLED;
            case "refunded" -> BrokerStatus.REFUNDED;
            case "in_mediation", "charged_back" -> BrokerStatus.DISPUTED;
            default -> throw new OutcomeUnknownException("an unknown status of a payment: " + status, null);
        };
    }

    /** A refund that carries no status was made: only those held up at the central bank say so. */
    private static RefundStatus refundStatus(String status) {
        return switch (status == null ? "approved" : status) {
            case "approved" -> RefundStatus.DONE;
            case "in_process", "pending", "authorized" -> RefundStatus.IN_PROCESS;
            case "rejected", "cancelled" -> RefundStatus.FAILED;
            default -> throw new OutcomeUnknownException("an unknown status of a refund: " + status, null);
        };
    }

    private static Pix pix(Payment told) {
        PaymentPointOfInteraction poi = told.getPointOfInteraction();
        if (poi == null || poi.getTransactionData() == null || poi.getTransactionData().getQrCode() == null) {
            return null;
        }
        return new Pix(poi.getTransactionData().getQrCode(), instant(told.getDateOfExpiration()));
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
