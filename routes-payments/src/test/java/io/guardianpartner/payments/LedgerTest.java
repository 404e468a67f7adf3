package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.test.TestIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The books of payments, and what tries to break them. */
class LedgerTest extends PaymentsTest {

    /** Has the rights of the service's login. */
    private static final String ROLE = "payments_of_the_ledger_test";

    @Autowired
    private JdbcTemplate sql;
    @Autowired
    private DataSource database;

    private final UUID order = order();

    @Test
    void eachMovementIsBookedOnBothSides() {
        String payment = approved(order);
        part(payment, "9.80");
        becomes(payment, "PARTIALLY_REFUNDED");
        assertThat(booked(payment, "CUSTOMERS")).isEqualByComparingTo("-50.00");
        api.post("/v1/payments/" + payment + "/refunds", Map.of("all", true));
        becomes(payment, "REFUNDED");

        assertThat(sql.queryForList("select t.kind || ' ' || e.account || ' ' || e.amount from ledger_transactions t"
            + " join ledger_entries e on e.transaction_id = t.id where t.payment_id = ?::uuid"
            + " order by t.id, e.account", String.class, payment))
            .containsExactly("CHARGE BROKER 59.80", "CHARGE CUSTOMERS -59.80", "FEE BROKER -0.59", "FEE FEES 0.59",
                "REFUND BROKER -9.80", "REFUND CUSTOMERS 9.80", "REFUND BROKER -50.00", "REFUND CUSTOMERS 50.00");
        assertThat(sql.queryForList("select r.kind from ledger_transactions t join refunds r on r.id = t.refund_id"
            + " where t.payment_id = ?::uuid order by t.id", String.class, payment)).containsExactly("PART", "REST");
    }

    @Test
    void whatIsNotPaidIsNotBooked() {
        String payment = pending(order);
        BROKER.reject(payment);
        becomes(payment, "FAIL");

        assertThat(sql.queryForObject("select count(*) from ledger_transactions where payment_id = ?::uuid",
            Integer.class, payment)).isZero();
    }

    @Test
    void aFeeIsBookedAsTheBrokerTellsIt() {
        ODD.rewrites((call, answer) -> answer.with("\"fee_details\":\\[", "\"fee_details\":["
            + "{\"type\":\"financing_fee\",\"amount\":7,\"fee_payer\":\"payer\"},"));

        String payment = approved(order);

        assertThat(booked(payment, "FEES")).isEqualByComparingTo("0.59");
        assertThat(booked(payment, "BROKER")).isEqualByComparingTo("59.21");
        assertThat(booked(payment, "CUSTOMERS")).isEqualByComparingTo("-59.80");
    }

    @Test
    void aStateThatSomebodyElseWritesIsBookedToo() throws SQLException {
        String payment = approved(order);

        asService("update payments set refunded = 5.00 where id = '" + payment + "'");

        assertThat(booked(payment, "CUSTOMERS")).isEqualByComparingTo("-54.80");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update payments set status = 'PENDING', refunded = 0 where id = '%s'",
        "update payments set refunded = 0 where id = '%s'",
        "update payments set status = 'FAIL', reason = 'REJECTED', refunded = 0 where id = '%s'"})
    void noStateIsWrittenThatTheBooksContradict(String statement) {
        String payment = approved(order);
        part(payment, "9.80");
        becomes(payment, "PARTIALLY_REFUNDED");

        assertThatThrownBy(() -> asService(statement.formatted(payment))).hasMessageContaining("the books of payment");
        assertThat(api.get("/v1/payments/" + payment).text("/refunded")).isEqualTo("9.80");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "insert into ledger_transactions (payment_id, kind) values ('%s', 'CHARGE')",
        "insert into ledger_entries (transaction_id, account, amount) values (1, 'BROKER', 1)",
        "update ledger_transactions set kind = 'FEE'", "update ledger_entries set amount = 1",
        "delete from ledger_transactions", "delete from ledger_entries", "truncate ledger_entries",
        "select keep_books('%s', false), book('%1$s', 'CHARGE', null, 'BROKER', 'CUSTOMERS', 1.00, now())",
        "alter table ledger_entries disable trigger all", "drop trigger entries_stay on ledger_entries"})
    void theServiceMayOnlyReadTheBooks(String statement) {
        String payment = approved(order);

        assertThatThrownBy(() -> asService(statement.formatted(payment))).isInstanceOf(SQLException.class)
            .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "insert into ledger_transactions (payment_id, kind) values ('%s', 'FEE')",
        "with t as (insert into ledger_transactions (payment_id, kind) values ('%s', 'FEE') returning id)"
            + " insert into ledger_entries select id, 'FEES', 1.00 from t",
        "with t as (insert into ledger_transactions (payment_id, kind) values ('%s', 'FEE') returning id)"
            + " insert into ledger_entries select id, a, s from t, (values ('FEES', 1.00), ('BROKER', -0.99)) e (a, s)",
        "with t as (insert into ledger_transactions (payment_id, kind) values ('%s', 'FEE') returning id)"
            + " insert into ledger_entries select id, a, s from t, (values ('FEES', 1.00), ('BROKER', -1.00)) e (a, s)",
        "with t as (insert into ledger_transactions (payment_id, kind) values ('%s', 'CHARGE') returning id)"
            + " insert into ledger_entries select id, a, s from t, (values ('BROKER', 1.00), ('CUSTOMERS', -1.00)) e (a, s)",
        "update ledger_transactions set kind = 'FEE' where payment_id = '%s'", "update ledger_entries set amount = 1",
        "delete from ledger_entries", "truncate ledger_transactions cascade"})
    void notEvenTheirOwnerWritesBooksThatAreWrong(String statement) {
        String payment = approved(order);

        assertThatThrownBy(() -> as("postgres", statement.formatted(payment))).hasMessageMatching(
            "(?s).*(do not sum to zero|the books of payment|what is booked stays as it is).*");
        assertThat(booked(payment, "CUSTOMERS")).isEqualByComparingTo("-59.80");
    }

    @Test
    void balancesAreToldByDay() {
        String payment = approved(order);
        part(payment, "9.80");
        becomes(payment, "PARTIALLY_REFUNDED");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        JsonNode days = admin("/v1/ledger/balances?from=" + today.minusDays(1) + "&to=" + today.plusDays(1)).body()
            .path("items");

        JsonNode last = null;
        for (JsonNode day : days) {
            last = day.path("account").asText().equals("CUSTOMERS") ? day : last;
        }
        assertThat(last).isNotNull();
        assertThat(new BigDecimal(last.path("balance").asText())).isEqualByComparingTo(sql.queryForObject(
            "select sum(amount) from ledger_entries where account = 'CUSTOMERS'", BigDecimal.class));
        assertThat(new BigDecimal(last.path("credits").asText())).isGreaterThanOrEqualTo(new BigDecimal("59.80"));
        assertThat(days.findValuesAsText("account")).contains("BROKER", "CUSTOMERS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?from=2026-01-01", "?from=2026-01-02&to=2026-01-01", "?from=2026-01-01&to=2027-01-02",
        "?from=1.1.2026&to=2026-01-02", "?from=2026-02-30&to=2026-03-01", "?from=2026-1-01&to=2026-01-02"})
    void daysThatAreNoneAreRefused(String query) {
        assertThat(admin("/v1/ledger/balances" + query).status()).isEqualTo(400);
    }

    private PaymentsClient.Answer admin(String path) {
        return api.call("GET", path, "", "Authorization",
            "Bearer " + TestIdentity.shared().tokenOf("admin", "payments"));
    }

    private void part(String payment, String amount) {
        assertThat(api.post("/v1/payments/" + payment + "/refunds", Map.of("amount", amount, "reason", "it was cold"),
            "Idempotency-Key", "part-" + amount).status()).isEqualTo(202);
    }

    private BigDecimal booked(String payment, String account) {
        return sql.queryForObject("select coalesce(sum(e.amount), 0) from ledger_entries e"
            + " join ledger_transactions t on t.id = e.transaction_id where t.payment_id = ?::uuid and e.account = ?",
            BigDecimal.class, payment, account);
    }

    private void asService(String statement) throws SQLException {
        ServiceRights.grant(sql, ROLE);
        as(ROLE, statement);
    }

    private void as(String role, String statement) throws SQLException {
        try (Connection connection = database.getConnection(); Statement call = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                call.execute("set local role " + role);
                call.execute(statement);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
