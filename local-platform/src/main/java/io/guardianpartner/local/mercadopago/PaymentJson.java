package io.guardianpartner.local.mercadopago;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Payments and refunds in Mercado Pago's own words. */
class PaymentJson {

    /** Writes times as Mercado Pago does: milliseconds, at its own offset. */
    private static final DateTimeFormatter TIME = DateTimeFormatter
        .ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT).withZone(ZoneOffset.ofHours(-4));

    private static final long COLLECTOR = 1_000_001L;
    private static final String FEE = "mercadopago_fee";

    private final QrPictures pictures;
    private final Supplier<URI> self;

    /** @param self where this simulator is found */
    PaymentJson(QrPictures pictures, Supplier<URI> self) {
        this.pictures = pictures;
        this.self = self;
    }

    Map<String, Object> of(SimulatedPayment payment) {
        Map<String, Object> json = withoutPix(payment);
        Map<String, Object> data = transactionData(payment);
        data.put("qr_code_base64", pictures.base64(payment.brCode()));
        data.put("ticket_url", self.get() + "/payments/" + payment.id());
        json.put("point_of_interaction", Map.of("type", "PIX", "transaction_data", data));
        return json;
    }

    /** All but how to pay: for long lists. */
    Map<String, Object> withoutPix(SimulatedPayment payment) {
        PaymentOrder order = payment.order();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", payment.id());
        json.put("date_created", time(payment.createdAt()));
        json.put("date_approved", time(payment.approvedAt()));
        json.put("date_last_updated", time(payment.updatedAt()));
        json.put("date_of_expiration", time(order.expiresAt()));
        json.put("money_release_date", time(payment.approvedAt()));
        json.put("operation_type", "regular_payment");
        json.put("payment_method_id", "pix");
        json.put("payment_type_id", "bank_transfer");
        json.put("status", payment.status().text());
        json.put("status_detail", payment.statusDetail());
        json.put("currency_id", "BRL");
        json.put("description", order.description());
        json.put("live_mode", false);
        json.put("collector_id", COLLECTOR);
        json.put("payer", order.payer());
        json.put("metadata", order.metadata() == null ? Map.of() : order.metadata());
        json.put("external_reference", order.externalReference());
        json.put("transaction_amount", order.amount());
        json.put("transaction_amount_refunded", payment.refundedAmount());
        json.put("transaction_details", transactionDetails(payment));
        json.put("fee_details", payment.fee() == null ? List.of() : List.of(feeDetail(payment)));
        json.put("charges_details", payment.fee() == null ? List.of() : List.of(chargeDetail(payment)));
        json.put("installments", 1);
        json.put("captured", true);
        json.put("binary_mode", false);
        json.put("notification_url", order.notificationUrl());
        json.put("refunds", payment.refunds().stream().map(refund -> of(payment, refund)).toList());
        return json;
    }

    Map<String, Object> of(SimulatedPayment payment, SimulatedRefund refund) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", refund.id());
        json.put("payment_id", payment.id());
        json.put("amount", refund.amount());
        json.put("status", refund.state().text());
        json.put("refund_mode", "standard");
        json.put("date_created", time(refund.createdAt()));
        json.put("adjustment_amount", 0);
        json.put("source", Map.of("id", String.valueOf(COLLECTOR), "name", "Guardian", "type", "collector"));
        return json;
    }

    /** A page of what a search found; as there, without the QR codes' pictures. */
    Map<String, Object> page(List<SimulatedPayment> matching, int offset, int limit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("paging", Map.of("total", matching.size(), "limit", limit, "offset", offset));
        json.put("results", matching.stream().skip(offset).limit(limit).map(this::found).toList());
        return json;
    }

    /** Writes a time as Mercado Pago does; null for null. */
    static String time(Instant at) {
        return at == null ? null : TIME.format(at);
    }

    private Map<String, Object> found(SimulatedPayment payment) {
        Map<String, Object> json = withoutPix(payment);
        json.put("point_of_interaction", Map.of("type", "PIX", "transaction_data", transactionData(payment)));
        return json;
    }

    private static Map<String, Object> transactionData(SimulatedPayment payment) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("qr_code", payment.brCode());
        if (payment.approvedAt() != null) {
            data.put("e2e_id", "E00000000SIM" + payment.id());
        }
        return data;
    }

    private static Map<String, Object> transactionDetails(SimulatedPayment payment) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("net_received_amount", payment.netAmount());
        details.put("total_paid_amount", payment.order().amount());
        details.put("overpaid_amount", 0);
        details.put("installment_amount", 0);
        return details;
    }

    private static Map<String, Object> feeDetail(SimulatedPayment payment) {
        return Map.of("type", FEE, "amount", payment.fee(), "fee_payer", "collector");
    }

    private static Map<String, Object> chargeDetail(SimulatedPayment payment) {
        Map<String, Object> charge = new LinkedHashMap<>();
        charge.put("id", payment.id() + "-001");
        charge.put("name", FEE);
        charge.put("type", "fee");
        charge.put("accounts", Map.of("from", "collector", "to", "mp"));
        charge.put("amounts", Map.of("original", payment.fee(), "refunded", 0));
        charge.put("date_created", time(payment.approvedAt()));
        return charge;
    }
}
