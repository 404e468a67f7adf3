package io.guardianpartner.payments.store;

import static io.guardianpartner.payments.store.Columns.instant;
import static io.guardianpartner.payments.store.Columns.millis;
import static io.guardianpartner.payments.store.Columns.money;
import static io.guardianpartner.payments.store.Columns.name;
import static io.guardianpartner.payments.store.Columns.named;
import static io.guardianpartner.payments.store.Columns.rows;
import static io.guardianpartner.payments.store.Columns.time;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.api.story.Actor;
import io.guardianpartner.payments.payment.Alarm;
import io.guardianpartner.payments.payment.FailReason;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentDecision;
import io.guardianpartner.payments.payment.PixCharge;
import io.guardianpartner.payments.payment.ReconciliationRun;
import io.guardianpartner.payments.payment.Step;
import io.guardianpartner.support.TraceContext;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The rows of payments: the parameters of their statements, of types that the driver binds, and what rows mean. */
@Component
class PaymentRows {

    private final ClaimingProperties claiming;

    PaymentRows(ClaimingProperties claiming) {
        this.claiming = claiming;
    }

    Map<String, Object> id(Exchange exchange) {
        return Map.of("id", exchange.getMessage().getBody(UUID.class));
    }

    Map<String, Object> standing(Exchange exchange) {
        return Map.of("id", exchange.getMessage().getBody(PaymentOfOrder.class).stored().payment().id());
    }

    Map<String, Object> order(Exchange exchange) {
        return Map.of("order_id", exchange.getMessage().getBody(UUID.class));
    }

    Map<String, Object> orderOfWanted(Exchange exchange) {
        return Map.of("order_id", exchange.getMessage().getBody(WantedPayment.class).payment().orderId());
    }

    Map<String, Object> wanted(Exchange exchange) {
        WantedPayment intent = exchange.getMessage().getBody(WantedPayment.class);
        Payment wanted = intent.payment();
        Map<String, Object> row = new HashMap<>();
        row.put("attempt", intent.attempt());
        row.put("id", wanted.id());
        row.put("order_id", wanted.orderId());
        row.put("amount", wanted.amount().amount());
        row.put("pay_by", time(wanted.payBy()));
        row.put("payer_email", wanted.payerEmail());
        row.put("traceparent", TraceContext.traceparent().orElse(null));
        row.put("lease", claiming.lease().toMillis());
        return row;
    }

    Map<String, Object> decided(Exchange exchange) {
        ReconciliationRun run = exchange.getMessage().getBody(ReconciliationRun.class);
        PaymentDecision decision = run.decision();
        Payment payment = decision.payment();
        Map<String, Object> row = new HashMap<>();
        row.put("id", payment.id());
        row.put("status", StatusColumn.written(payment.status()));
        row.put("told_status", payment.status().name());
        row.put("reason", name(payment.reason()));
        row.put("external_id", payment.externalId());
        row.put("payer_email", payment.payerEmail());
        row.put("copia_e_cola", payment.pix() == null ? null : payment.pix().copiaECola());
        row.put("pix_expires_at", payment.pix() == null ? null : time(payment.pix().expiresAt()));
        row.put("refunded", payment.refunded().amount());
        row.put("fee", payment.fee().amount());
        row.put("charged_back", payment.chargedBack().amount());
        row.put("approved_at", time(payment.approvedAt()));
        row.put("alarm", name(payment.alarm()));
        row.put("checks", payment.checks());
        row.put("unclear_since", time(payment.unclearSince()));
        row.put("wakes", run.wakes());
        row.put("call", name(run.asked()));
        row.put("by", Actor.of(exchange).name());
        row.put("outcome", run.told() == null ? null : run.told().outcome());
        row.put("goes_on", decision.next() != Step.DONE);
        row.put("lease", claiming.lease().toMillis());
        row.put("check_in", decision.checkIn().map(Duration::toMillis).orElse(null));
        return row;
    }

    /** @return null if there is no row */
    StoredPayment stored(Exchange exchange) {
        List<Map<String, Object>> rows = rows(exchange);
        return rows.isEmpty() ? null : stored(rows.get(0));
    }

    List<StoredPayment> list(Exchange exchange) {
        return rows(exchange).stream().map(PaymentRows::stored).toList();
    }

    /** There is always one row, also for an order without a payment. */
    PaymentOfOrder ofOrder(Exchange exchange) {
        Map<String, Object> row = rows(exchange).get(0);
        return new PaymentOfOrder(row.get("id") == null ? null : stored(row), (Boolean) row.get("closed"));
    }

    static StoredPayment stored(Map<String, Object> row) {
        Payment payment = new Payment((UUID) row.get("id"), (UUID) row.get("order_id"), money(row.get("amount")),
            instant(row.get("pay_by")), (String) row.get("payer_email"),
            StatusColumn.read(row), named(FailReason.class, row.get("reason")),
            (String) row.get("external_id"), pix(row), money(row.get("refunded")),
            money(row.get("fee")), money(row.get("charged_back")), instant(row.get("approved_at")),
            (Boolean) row.get("unwanted"), RefundRows.refunds(row), named(Alarm.class, row.get("alarm")),
            (Integer) row.get("checks"), instant(row.get("created_at")), instant(row.get("updated_at")),
            instant(row.get("unclear_since")));
        return new StoredPayment(payment, (Integer) row.get("attempt"), (Long) row.get("wakes"),
            (String) row.get("traceparent"),
            Boolean.TRUE.equals(row.get("in_hand")), millis(row.get("due_in")));
    }

    private static PixCharge pix(Map<String, Object> row) {
        Object code = row.get("copia_e_cola");
        return code == null ? null : new PixCharge((String) code, instant(row.get("pix_expires_at")));
    }
}
