package io.guardianpartner.payments.storing;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.Alarm;
import io.guardianpartner.payments.payment.FailReason;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.Pix;
import io.guardianpartner.payments.payment.Refund;
import io.guardianpartner.payments.payment.RefundStatus;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.component.jdbc.JdbcConstants;
import org.springframework.stereotype.Component;

/** What becomes of each statement's rows. */
@Component("statementRows")
class StatementRows {

    /** The exchange property that keeps the body which a statement was given. */
    static final String GIVEN = "statementGiven";

    public Object given(@ExchangeProperty(GIVEN) Object given) {
        return given;
    }

    /** @return null if there is no row */
    public StoredPayment stored(@Body List<Map<String, Object>> rows) {
        return rows.isEmpty() ? null : stored(rows.get(0));
    }

    public List<StoredPayment> list(@Body List<Map<String, Object>> rows) {
        return rows.stream().map(StatementRows::stored).toList();
    }

    public Intent standing(@ExchangeProperty(GIVEN) Intent intent, @Body List<Map<String, Object>> rows) {
        Map<String, Object> row = rows.get(0);
        return intent.standing(row.get("id") == null ? null : stored(row), (Boolean) row.get("closed"));
    }

    public Intent taken(@ExchangeProperty(GIVEN) Intent intent, @Body List<Map<String, Object>> rows) {
        return intent.taken(!rows.isEmpty());
    }

    public List<Wanted> wanted(@Body List<Map<String, Object>> rows) {
        return rows.stream()
            .map(row -> new Wanted((String) row.get("kind"), Duration.ofSeconds((Long) row.get("seconds")))).toList();
    }

    public List<Overdue> overdue(@Body List<Map<String, Object>> rows) {
        return rows.stream().map(row -> new Overdue((UUID) row.get("id"), (String) row.get("kind"))).toList();
    }

    public List<Claimed> claimed(@Body List<Map<String, Object>> rows) {
        return rows.stream().map(row -> new Claimed((UUID) row.get("id"),
            ((Timestamp) row.get("next_check_at")).toInstant().atOffset(ZoneOffset.UTC))).toList();
    }

    public List<UUID> ids(@Body List<Map<String, Object>> rows) {
        return rows.stream().map(row -> (UUID) row.get("id")).toList();
    }

    public int count(@Header(JdbcConstants.JDBC_UPDATE_COUNT) int rows) {
        return rows;
    }

    private static StoredPayment stored(Map<String, Object> row) {
        Payment payment = new Payment((UUID) row.get("id"), (UUID) row.get("order_id"), money(row.get("amount")),
            instant(row.get("pay_by")), (String) row.get("payer_email"),
            PaymentStatus.valueOf((String) row.get("status")), named(FailReason.class, row.get("reason")),
            (String) row.get("external_id"), pix(row), money(row.get("refunded")), instant(row.get("approved_at")),
            (Boolean) row.get("unwanted"), refund(row), named(Alarm.class, row.get("alarm")),
            (Integer) row.get("checks"), instant(row.get("created_at")), instant(row.get("updated_at")),
            instant(row.get("unclear_since")));
        return new StoredPayment(payment, (Long) row.get("wakes"), (String) row.get("traceparent"),
            Boolean.TRUE.equals(row.get("in_hand")), millis(row.get("due_in")));
    }

    private static Pix pix(Map<String, Object> row) {
        Object code = row.get("copia_e_cola");
        return code == null ? null : new Pix((String) code, instant(row.get("pix_expires_at")));
    }

    private static Refund refund(Map<String, Object> row) {
        UUID id = (UUID) row.get("refund_id");
        return id == null
            ? null
            : new Refund(id, money(row.get("refund_amount")), RefundStatus.valueOf((String) row.get("refund_status")),
                (String) row.get("refund_external_id"), (String) row.get("refund_refusal"),
                (Integer) row.get("refund_refusals"), instant(row.get("refund_refused_at")));
    }

    private static Duration millis(Object number) {
        return number == null ? null : Duration.ofMillis((Long) number);
    }

    private static Money money(Object amount) {
        return Money.exactly((BigDecimal) amount);
    }

    private static Instant instant(Object time) {
        return time == null ? null : ((Timestamp) time).toInstant();
    }

    private static <E extends Enum<E>> E named(Class<E> type, Object name) {
        return name == null ? null : Enum.valueOf(type, (String) name);
    }
}
