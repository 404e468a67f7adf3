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

    private final QrPictures pictures = new QrPictures();
    private final Supplier<URI> self;

    /** @param self where this simulator is found */
    PaymentJson(Supplier<URI> self) {
        this.self = self;
    }

    Map<String, Object> of(SimulatedPayment payment) {
        Map<String, Object> json = withoutPictures(payment);
        json.put("point_of_interaction", pointOfInteraction(payment));
        return json;
    }

    /** All but the QR code's picture, which takes long for many payments. */
    Map<String, Object> withoutPictures(SimulatedPayment payment) {
        PaymentOrder order = payment.order();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", payment.id());
        json.put("date_created", time(payment.createdAt()));
        json.put("date_approved", time(payment.approvedAt()));
        json.put("date_last_updated", time(payment.updatedAt()));
        json.put("date_of_expiration", time(order.expiresAt()));
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
        json.put("source", Map.of("id", String.valueOf(COLLECTOR), "name", "Guardian", "type", "collector"));
        return json;
    }

    Map<String, Object> page(List<SimulatedPayment> matching, int offset, int limit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("paging", Map.of("total", matching.size(), "limit", limit, "offset", offset));
        json.put("results", matching.stream().skip(offset).limit(limit).map(this::of).toList());
        return json;
    }

    private Map<String, Object> pointOfInteraction(SimulatedPayment payment) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("qr_code", payment.brCode());
        data.put("qr_code_base64", pictures.base64(payment.brCode()));
        data.put("ticket_url", self.get() + "/?payment=" + payment.id());
        if (payment.approvedAt() != null) {
            data.put("e2e_id", "E00000000SIM" + payment.id());
        }
        return Map.of("type", "PIX", "transaction_data", data);
    }

    private static String time(Instant at) {
        return at == null ? null : TIME.format(at);
    }
}
