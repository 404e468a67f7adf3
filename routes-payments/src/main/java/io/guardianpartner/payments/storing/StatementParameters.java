package io.guardianpartner.payments.storing;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.payments.payment.Decision;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.Pursuit;
import io.guardianpartner.payments.payment.Refund;
import io.guardianpartner.payments.payment.Step;
import io.guardianpartner.routing.CurrentTrace;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** What each statement is given, by the names in its SQL; of the types that the driver binds. */
@Component("statementParameters")
class StatementParameters {

    private final ClaimingProperties claiming;

    StatementParameters(ClaimingProperties claiming) {
        this.claiming = claiming;
    }

    public Map<String, Object> orderOfIntent(@Body Intent intent) {
        return Map.of("order_id", intent.wanted().orderId());
    }

    public Map<String, Object> intent(@Body Intent intent) {
        Payment wanted = intent.wanted();
        Map<String, Object> row = new HashMap<>();
        row.put("id", wanted.id());
        row.put("order_id", wanted.orderId());
        row.put("amount", wanted.amount().amount());
        row.put("pay_by", time(wanted.payBy()));
        row.put("payer_email", wanted.payerEmail());
        row.put("traceparent", CurrentTrace.traceparent().orElse(null));
        row.put("lease", claiming.lease().toMillis());
        return row;
    }

    /** The id of whatever the body is. */
    public Map<String, Object> id(@Body Object given) {
        UUID id = given instanceof UUID itself
            ? itself
            : given instanceof Pursuit pursuit ? pursuit.payment().id() : ((StoredPayment) given).payment().id();
        return Map.of("id", id);
    }

    public Map<String, Object> order(@Body UUID orderId) {
        return Map.of("order_id", orderId);
    }

    public Map<String, Object> decision(@Body Pursuit pursuit) {
        Decision decision = pursuit.decision();
        Payment payment = decision.payment();
        Map<String, Object> row = new HashMap<>();
        row.put("id", payment.id());
        row.put("status", payment.status().name());
        row.put("reason", name(payment.reason()));
        row.put("external_id", payment.externalId());
        row.put("payer_email", payment.payerEmail());
        row.put("copia_e_cola", payment.pix() == null ? null : payment.pix().copiaECola());
        row.put("pix_expires_at", payment.pix() == null ? null : time(payment.pix().expiresAt()));
        row.put("refunded", payment.refunded().amount());
        row.put("approved_at", time(payment.approvedAt()));
        row.put("alarm", name(payment.alarm()));
        row.put("checks", payment.checks());
        row.put("unclear_since", time(payment.unclearSince()));
        row.put("wakes", pursuit.wakes());
        row.put("goes_on", decision.next() != Step.REST);
        row.put("lease", claiming.lease().toMillis());
        row.put("check_in", decision.checkIn().map(Duration::toMillis).orElse(null));
        return row;
    }

    public Map<String, Object> refund(@Body Object given) {
        Payment payment = given instanceof Pursuit pursuit ? pursuit.payment() : ((StoredPayment) given).payment();
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

    public Map<String, Object> claim() {
        return Map.of("batch", claiming.batch(), "lease", claiming.lease().toMillis());
    }

    public Map<String, Object> taking(@Body Intent intent) {
        return Map.of("id", intent.standing().payment().id(), "lease", claiming.lease().toMillis());
    }

    public Map<String, Object> putOff(@Body PutOff putOff) {
        return Map.of("id", putOff.id(), "wakes", putOff.wakes(), "wait", putOff.takenUpIn().toMillis());
    }

    public Map<String, Object> none() {
        return Map.of();
    }

    public Map<String, Object> overdue(@Body Duration after) {
        return Map.of("after", after.toMillis());
    }

    public Map<String, Object> renewal(@Body Claimed claimed) {
        return Map.of("id", claimed.id(), "until", claimed.until(), "lease", claiming.lease().toMillis());
    }

    public Map<String, Object> cancellation(@Body PaymentCancellationRequested request) {
        Map<String, Object> row = new HashMap<>();
        row.put("order_id", request.orderId());
        row.put("payment_id", request.paymentId());
        row.put("reason", request.reason());
        return row;
    }

    public Map<String, Object> notified(@Body String externalId) {
        return Map.of("external_id", externalId);
    }

    private static OffsetDateTime time(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }
}
