package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The tables with rows of the version before refunds of parts and the books, in a schema of their own. */
class PaymentsMigrationTest extends PaymentsTest {

    private static final String SCHEMA = "before_the_books";

    @Autowired
    private Flyway flyway;

    private SingleConnectionDataSource connection;
    private JdbcTemplate old;

    @BeforeEach
    void rowsOfTheVersionBefore() throws Exception {
        connection = new SingleConnectionDataSource(flyway.getConfiguration().getDataSource().getConnection(), true);
        old = new JdbcTemplate(connection);
        old.execute("drop schema if exists " + SCHEMA + " cascade");
        migration().target("4").load().migrate();
        old.execute("set search_path to " + SCHEMA);
        payment(1, "PENDING", null, "0.00", null);
        payment(2, "FAIL", "'EXPIRED'", "0.00", null);
        payment(3, "SUCCESS", null, "0.00", "2026-01-02T23:30:00Z");
        payment(4, "SUCCESS", null, "5.00", "2026-01-03T10:00:00Z");
        payment(5, "REFUNDED", null, "59.80", "2026-01-03T10:00:00Z");
        payment(6, "SUCCESS", null, "5.00", "2026-01-03T10:00:00Z");
        refund(5, "54.80", "DONE");
        refund(6, "59.80", "REQUESTED");
    }

    @AfterEach
    void gone() {
        old.execute("drop schema " + SCHEMA + " cascade");
        old.execute("reset search_path");
        connection.destroy();
    }

    @Test
    void whatWasPaidAndWentBackIsBookedWithItsOwnTimeAndTheBooksEqualTheState() {
        migration().load().migrate();

        assertThat(old.queryForList("select right(t.payment_id::text, 1) || ' ' || t.kind || ' ' || e.amount"
            + " from ledger_transactions t join ledger_entries e on e.transaction_id = t.id"
            + " where e.account = 'BROKER' order by t.payment_id, t.kind, e.amount desc", String.class))
            .containsExactly("3 CHARGE 59.80", "4 CHARGE 59.80", "4 REFUND -5.00", "5 CHARGE 59.80", "5 REFUND -5.00",
                "5 REFUND -54.80", "6 CHARGE 59.80", "6 REFUND -5.00");
        assertThat(old.queryForObject("select count(*) from ledger_positions where held <> booked_held or fee <> 0",
            Integer.class)).isZero();
        assertThat(old.queryForList("select (booked_at at time zone 'UTC')::date::text from ledger_transactions"
            + " where kind = 'CHARGE' order by payment_id", String.class))
            .containsExactly("2026-01-02", "2026-01-03", "2026-01-03", "2026-01-03");
    }

    @Test
    void whatWentBackByHandBecomesARefundAndWhatIsStillWantedFitsBesideIt() {
        migration().load().migrate();

        assertThat(old.queryForList("select right(payment_id::text, 1) || ' ' || kind || ' ' || status || ' ' || amount"
            + " from refunds order by payment_id, amount", String.class))
            .containsExactly("4 BY_HAND DONE 5.00", "5 BY_HAND DONE 5.00", "5 REST DONE 54.80", "6 BY_HAND DONE 5.00",
                "6 REST REQUESTED 54.80");
        assertThat(old.queryForList("select id::text from refunds where kind = 'BY_HAND'", String.class))
            .allMatch(id -> id.startsWith("019") && id.charAt(14) == '7');
    }

    @Test
    void theVersionBeforeGoesOnToWriteAndIsBooked() {
        migration().load().migrate();

        old.update("update payments set status = 'SUCCESS', approved_at = now() where id = ?::uuid", id(1));
        old.update("update payments set status = 'REFUNDED', refunded = amount where id = ?::uuid", id(3));

        assertThat(old.queryForList("select kind from ledger_transactions where payment_id in (?::uuid, ?::uuid)"
            + " order by payment_id, kind", String.class, id(1), id(3)))
            .isEqualTo(List.of("CHARGE", "CHARGE", "REFUND"));
    }

    private FluentConfiguration migration() {
        return Flyway.configure().configuration(flyway.getConfiguration()).schemas(SCHEMA).defaultSchema(SCHEMA);
    }

    private void payment(int number, String status, String reason, String refunded, String approvedAt) {
        old.update(
            "insert into payments (id, order_id, amount, pay_by, status, reason, refunded, approved_at, updated_at)"
                + " values (?::uuid, gen_random_uuid(), 59.80, now(), ?, " + reason + ", " + refunded
                + ", ?::timestamptz, coalesce(?::timestamptz, now()))",
            id(number), status, approvedAt, approvedAt);
    }

    private void refund(int payment, String amount, String status) {
        old.update("insert into refunds (id, payment_id, amount, status) values (gen_random_uuid(), ?::uuid, " + amount
            + ", ?)", id(payment), status);
    }

    private static String id(int number) {
        return "00000000-0000-7000-8000-00000000000" + number;
    }
}
