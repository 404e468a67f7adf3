package io.guardianpartner.payments.store;

import static io.guardianpartner.payments.store.Columns.instant;
import static io.guardianpartner.payments.store.Columns.money;
import static io.guardianpartner.payments.store.Columns.time;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentHolder;
import io.guardianpartner.payments.payment.Refund;
import io.guardianpartner.payments.payment.RefundStatus;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The rows of refunds. */
@Component
class RefundRows {

    Map<String, Object> row(Exchange exchange) {
        Payment payment = exchange.getMessage().getBody(PaymentHolder.class).payment();
        Refund refund = payment.refund();
        Map<String, Object> row = new HashMap<>();
        row.put("id", payment.id());
        row.put("refund_id", refund.id());
        row.put("refund_amount", refund.amount().amount());
        row.put("refund_status", refund.status().name());
        row.put("refund_external_id", refund.externalId());
        row.put("refund_refusal", refund.refusal());
        row.put("refund_refusals", refund.refusals());
        row.put("refund_refused_at", time(refund.refusedAt()));
        return row;
    }

    /** @return the newest refund of a payment, which is read with it; null if there is none */
    static Refund refund(Map<String, Object> row) {
        UUID id = (UUID) row.get("refund_id");
        return id == null
            ? null
            : new Refund(id, money(row.get("refund_amount")), RefundStatus.valueOf((String) row.get("refund_status")),
                (String) row.get("refund_external_id"), (String) row.get("refund_refusal"),
                (Integer) row.get("refund_refusals"), instant(row.get("refund_refused_at")));
    }
}
