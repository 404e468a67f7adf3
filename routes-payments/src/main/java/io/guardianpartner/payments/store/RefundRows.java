package io.guardianpartner.payments.store;

import static io.guardianpartner.payments.store.Columns.money;
import static io.guardianpartner.payments.store.Columns.name;
import static io.guardianpartner.payments.store.Columns.named;
import static io.guardianpartner.payments.store.Columns.rows;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Json;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentHolder;
import io.guardianpartner.payments.payment.Refund;
import io.guardianpartner.payments.payment.RefundKind;
import io.guardianpartner.payments.payment.RefundStatus;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The rows of refunds, and of what callers have asked for under a key. */
@Component
class RefundRows {

    /** All refunds of a payment, in one statement. */
    Map<String, Object> all(Exchange exchange) {
        Payment payment = exchange.getMessage().getBody(PaymentHolder.class).payment();
        try {
            return Map.of("id", payment.id(), "refunds",
                Json.mapper().writeValueAsString(payment.refunds().stream().map(RefundRows::row).toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was asked for under the key of a request. */
    Map<String, Object> key(Exchange exchange) {
        KeyedRefund wanted = exchange.getMessage().getBody(KeyedRefund.class);
        Map<String, Object> row = new HashMap<>();
        row.put("id", wanted.paymentId());
        row.put("key", wanted.key());
        return row;
    }

    Map<String, Object> request(Exchange exchange) {
        KeyedRefund wanted = exchange.getMessage().getBody(KeyedRefund.class);
        Map<String, Object> row = key(exchange);
        row.put("refund_id", wanted.refundId());
        row.put("amount", wanted.amount() == null ? null : wanted.amount().amount());
        row.put("reason", wanted.reason());
        return row;
    }

    /** @return what was asked for under the key before; null if it is new */
    KeyedRefund known(Exchange exchange) {
        return rows(exchange).stream().map(row -> new KeyedRefund((UUID) row.get("payment_id"), (String) row.get("key"),
            row.get("amount") == null ? null : money(row.get("amount")), (String) row.get("reason"),
            (UUID) row.get("refund_id"))).findFirst().orElse(null);
    }

    /** @return the refunds of a payment, which are read with it; the oldest first */
    static List<Refund> refunds(Map<String, Object> row) {
        try {
            List<Refund> refunds = new ArrayList<>();
            Json.mapper().readTree((String) row.get("refunds")).forEach(refund -> refunds.add(refund(refund)));
            return refunds;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as refunds is none", e);
        }
    }

    private static Map<String, Object> row(Refund refund) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", refund.id());
        row.put("kind", name(refund.kind()));
        row.put("amount", refund.amount());
        row.put("status", name(refund.status()));
        row.put("external_id", refund.externalId());
        row.put("reason", refund.reason());
        row.put("refusal", refund.refusal());
        row.put("refusals", refund.refusals());
        row.put("refused_at", refund.refusedAt());
        return row;
    }

    private static Refund refund(JsonNode row) {
        String refusedAt = row.path("refused_at").textValue();
        return new Refund(UUID.fromString(row.path("id").textValue()),
            named(RefundKind.class, row.path("kind").textValue()),
            money(new BigDecimal(row.path("amount").textValue())),
            named(RefundStatus.class, row.path("status").textValue()), row.path("external_id").textValue(),
            row.path("reason").textValue(), row.path("refusal").textValue(), row.path("refusals").intValue(),
            refusedAt == null ? null : OffsetDateTime.parse(refusedAt).toInstant());
    }
}
