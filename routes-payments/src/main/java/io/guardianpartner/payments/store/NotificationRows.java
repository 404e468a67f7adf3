package io.guardianpartner.payments.store;

import static io.guardianpartner.payments.store.Columns.instant;
import static io.guardianpartner.payments.store.Columns.millis;
import static io.guardianpartner.payments.store.Columns.rows;
import static io.guardianpartner.payments.store.Columns.time;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.support.TraceContext;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The rows of notifications, and of what is still to be done about them. */
@Component
class NotificationRows {

    /** Maximum number of notifications that are removed by one statement. */
    static final int PIECE = 5000;

    private final NotificationProperties properties;

    NotificationRows(NotificationProperties properties) {
        this.properties = properties;
    }

    Map<String, Object> row(Exchange exchange) {
        Notification notification = exchange.getMessage().getBody(Notification.class);
        Map<String, Object> row = new HashMap<>();
        row.put("signature", notification.signature());
        row.put("request_id", notification.requestId());
        row.put("data_id", notification.dataId());
        row.put("topic", notification.topic());
        row.put("notification_id", notification.notificationId());
        row.put("body", notification.body());
        row.put("body_hash", notification.bodyHash());
        row.put("body_bytes", notification.bodyBytes());
        row.put("traceparent", TraceContext.traceparent().orElse(null));
        return row;
    }

    Map<String, Object> batch(Exchange exchange) {
        return Map.of("batch", properties.batch(), "lease", properties.lease().toMillis());
    }

    Map<String, Object> payment(Exchange exchange) {
        return Map.of("external_id", claimed(exchange).externalId(), "pause", properties.pause().toMillis());
    }

    Map<String, Object> claim(Exchange exchange) {
        return Map.of("external_id", claimed(exchange).externalId(), "until", claimed(exchange).until());
    }

    Map<String, Object> retention(Exchange exchange) {
        return Map.of("retention", exchange.getMessage().getBody(Duration.class).toMillis(), "piece", PIECE);
    }

    Reception reception(Exchange exchange) {
        Map<String, Object> row = rows(exchange).get(0);
        if (Boolean.TRUE.equals(row.get("is_open"))) {
            return Reception.OPEN;
        }
        boolean isKept = Boolean.TRUE.equals(row.get("is_new")) && !Boolean.TRUE.equals(row.get("is_about_payment"));
        return isKept ? Reception.KEPT : Reception.DUPLICATE;
    }

    List<ClaimedNotifications> claims(Exchange exchange) {
        return rows(exchange).stream()
            .map(row -> new ClaimedNotifications((String) row.get("external_id"), time(instant(row.get("due_at"))),
                millis(row.get("age")), (String) row.get("traceparent")))
            .toList();
    }

    /** @return the payment that the broker means; null if it is none of ours */
    NotifiedPayment notified(Exchange exchange) {
        return rows(exchange).stream()
            .map(row -> new NotifiedPayment((UUID) row.get("order_id"), (String) row.get("traceparent")))
            .findFirst().orElse(null);
    }

    /** @return the number of notifications that are done; none if the claim was lost meanwhile */
    int finished(Exchange exchange) {
        return rows(exchange).size();
    }

    /** @return whether there may be more to remove */
    boolean isFullPiece(Exchange exchange) {
        return (Long) rows(exchange).get(0).get("gone") == PIECE;
    }

    private static ClaimedNotifications claimed(Exchange exchange) {
        return exchange.getMessage().getBody(ClaimedNotifications.class);
    }
}
