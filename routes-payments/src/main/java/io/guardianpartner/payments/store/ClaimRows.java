package io.guardianpartner.payments.store;

import static io.guardianpartner.payments.store.Columns.instant;
import static io.guardianpartner.payments.store.Columns.rows;
import static io.guardianpartner.payments.store.Columns.time;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The claims on payments, and what is wanted of them: columns of theirs and a view on them. */
@Component
class ClaimRows {

    private final ClaimingProperties claiming;

    ClaimRows(ClaimingProperties claiming) {
        this.claiming = claiming;
    }

    Map<String, Object> batch(Exchange exchange) {
        return Map.of("batch", claiming.batch(), "lease", claiming.lease().toMillis());
    }

    Map<String, Object> one(Exchange exchange) {
        PaymentOfOrder standing = exchange.getMessage().getBody(PaymentOfOrder.class);
        return Map.of("id", standing.stored().payment().id(), "lease", claiming.lease().toMillis());
    }

    Map<String, Object> extension(Exchange exchange) {
        ClaimedPayment claimed = exchange.getMessage().getBody(ClaimedPayment.class);
        return Map.of("id", claimed.id(), "until", claimed.until(), "lease", claiming.lease().toMillis());
    }

    Map<String, Object> postponement(Exchange exchange) {
        Postponement postponement = exchange.getMessage().getBody(Postponement.class);
        return Map.of("id", postponement.id(), "wakes", postponement.wakes(), "wait",
            postponement.delay().toMillis());
    }

    Map<String, Object> age(Exchange exchange) {
        return Map.of("after", exchange.getMessage().getBody(Duration.class).toMillis());
    }

    List<ClaimedPayment> claimed(Exchange exchange) {
        return rows(exchange).stream()
            .map(row -> new ClaimedPayment((UUID) row.get("id"), time(instant(row.get("next_check_at"))))).toList();
    }

    boolean isClaimed(Exchange exchange) {
        return !rows(exchange).isEmpty();
    }

    /** @return the id of a payment whose claim holds; null if it does not */
    UUID held(Exchange exchange) {
        return rows(exchange).stream().map(row -> (UUID) row.get("id")).findFirst().orElse(null);
    }

    List<OverduePayment> overdue(Exchange exchange) {
        return rows(exchange).stream()
            .map(row -> new OverduePayment((UUID) row.get("id"), (String) row.get("kind"))).toList();
    }

    List<WantedAge> ages(Exchange exchange) {
        return rows(exchange).stream()
            .map(row -> new WantedAge((String) row.get("kind"), Duration.ofSeconds((Long) row.get("seconds"))))
            .toList();
    }
}
