package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** The broker's answer cannot be recorded. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = {"guardian.payments.settling.overdue.look=100ms",
    "guardian.payments.settling.overdue.after=1s"})
class RecordingFailuresTest extends PaymentsTest {

    private final UUID order = order();

    @Autowired
    private JdbcTemplate sql;

    @Test
    void aPaymentWhoseAnswerCannotBeStoredIsNotReadyAndIsNamedInOneLine(CapturedOutput log) {
        everyOddPaymentHasTheIdOfAnother();

        PaymentsClient.Answer answer = createOdd(order);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(503);
        assertThat(answer.text("/type")).isEqualTo("urn:guardian:problem:payment-not-ready");
        String payment = payment();
        assertThat(log.getAll().lines()).filteredOn(line -> line.contains(payment)).hasSize(1)
            .first().asString().contains("Postponed payment", "23505");
    }

    @Test
    void eachFailureRaisesTheBackoffAndOneThatLastsIsLeftForAHumanOnce(CapturedOutput log) {
        everyOddPaymentHasTheIdOfAnother();
        createOdd(order);
        String payment = payment();

        eventually(() -> assertThat(checks(payment)).isGreaterThan(3));
        eventually(() -> assertThat(calls(log, payment)).isOne());
        int checks = checks(payment);
        eventually(() -> assertThat(checks(payment)).isGreaterThan(checks));
        assertThat(calls(log, payment)).isOne();

        ODD.isWell();
        eventually(() -> assertThat(createOdd(order).status()).isEqualTo(200));
        assertThat(sql.queryForObject("select failing_since is null from payments where id = ?::uuid", Boolean.class,
            payment)).isTrue();
    }

    private void everyOddPaymentHasTheIdOfAnother() {
        String id = create(order()).text("/externalId");
        ODD.rewrites((call, answer) -> answer.isAbout(ODD_AMOUNT)
            ? answer.with("^(.*?\"id\":)[0-9]+", "$1" + id)
            : answer);
    }

    private static long calls(CapturedOutput log, String payment) {
        return log.getAll().lines().filter(line -> line.contains("Escalated payment " + payment)).count();
    }

    private int checks(String payment) {
        return sql.queryForObject("select checks from payments where id = ?::uuid", Integer.class, payment);
    }

    private String payment() {
        return sql.queryForObject("select id from payments where order_id = ?", UUID.class, order).toString();
    }
}
