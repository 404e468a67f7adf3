package io.guardianpartner.payments.store;

import static io.guardianpartner.payments.store.Columns.instant;
import static io.guardianpartner.payments.store.Columns.money;
import static io.guardianpartner.payments.store.Columns.named;
import static io.guardianpartner.payments.store.Columns.rows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.message.Json;
import io.guardianpartner.payments.payment.RefundKind;
import io.guardianpartner.payments.payment.RefundStatus;
import io.guardianpartner.payments.store.PaymentFacts.Call;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Rows as the story of an order tells them. */
@Component
class StoryRows {

    Map<String, Object> order(Exchange exchange) {
        return Map.of("order_id", exchange.getMessage().getBody(UUID.class));
    }

    /** All attempts, the first one first. */
    List<PaymentFacts> payments(Exchange exchange) {
        return rows(exchange).stream().map(StoryRows::payment).toList();
    }

    List<RefundFacts> refunds(Exchange exchange) {
        return rows(exchange).stream()
            .map(row -> new RefundFacts((UUID) row.get("id"), named(RefundKind.class, row.get("kind")),
                money(row.get("amount")),
                named(RefundStatus.class, row.get("status")), (String) row.get("external_id"),
                (Integer) row.get("refusals"), instant(row.get("requested_at")), instant(row.get("updated_at"))))
            .toList();
    }

    /** The newest ones, at most fifty. */
    List<NotificationFacts> notifications(Exchange exchange) {
        return rows(exchange).stream()
            .map(row -> new NotificationFacts((String) row.get("notification_id"), (String) row.get("action"),
                instant(row.get("received_at")), Boolean.TRUE.equals(row.get("is_open"))))
            .toList();
    }

    /** When the end of the order's payment was asked for. */
    List<Instant> cancellations(Exchange exchange) {
        return rows(exchange).stream().map(row -> instant(row.get("requested_at"))).toList();
    }

    private static PaymentFacts payment(Map<String, Object> row) {
        return new PaymentFacts((UUID) row.get("id"), money(row.get("amount")), instant(row.get("pay_by")),
            StatusColumn.read(row), (String) row.get("reason"), (String) row.get("external_id"),
            instant(row.get("pix_expires_at")), instant(row.get("approved_at")), (String) row.get("alarm"),
            instant(row.get("next_check_at")), Boolean.TRUE.equals(row.get("in_hand")),
            instant(row.get("failing_since")), instant(row.get("escalated_at")), instant(row.get("created_at")),
            instant(row.get("updated_at")), Boolean.TRUE.equals(row.get("unwanted")),
            named(RefundStatus.class, row.get("refund_status")), calls((String) row.get("calls")));
    }

    private static List<Call> calls(String json) {
        try {
            return List.of(Json.mapper().readValue(json, Call[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written as calls is none", e);
        }
    }
}
