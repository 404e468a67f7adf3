package io.guardianpartner.payments.broker.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;

import io.guardianpartner.payments.broker.BrokerUnavailableException;
import io.guardianpartner.payments.broker.OutcomeUnknownException;
import io.guardianpartner.payments.broker.UnreadableAnswerException;
import io.guardianpartner.payments.payment.BrokerAnswer.NotFound;
import io.guardianpartner.payments.payment.BrokerAnswer.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The meaning of refusals, errors and silence. */
@ExtendWith(OutputCaptureExtension.class)
class MercadoPagoFailuresTest extends MercadoPagoTest {

    @Test
    void aRefusalIsToldByItsCodesOnly() {
        server.answers(400, """
            {"message":"someone@example.com is bad","error":"bad_request","status":400,
             "cause":[{"code":4037,"description":"CPF 123.456.789-09"}]}""");

        assertThat(broker.create(payment)).isEqualTo(new Rejected("HTTP status 400, codes bad_request, 4037"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429})
    void aBrokerThatTakesNoCallsFromUsIsUnavailable(int status) {
        server.answers(status, "{}");

        assertThatThrownBy(() -> broker.create(payment)).isInstanceOf(BrokerUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 408, 409, 423, 424, 425, 500, 502, 503, 504})
    void anErrorThatProvesNothingLeavesTheOutcomeUnknown(int status) {
        server.answers(status, "{\"message\":\"no\",\"error\":\"no\",\"status\":" + status + ",\"cause\":[]}");

        assertThatThrownBy(() -> broker.create(payment)).isInstanceOf(OutcomeUnknownException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html><body>400 Bad Request</body></html>", "{}", "[]", "null", "\"bad_request\"",
        "{\"message\":\"Bad Request\"}", "{\"error\":{\"code\":1}}", "{\"error\":\"cut of"})
    void aRefusalThatIsNotWordedByMercadoPagoLeavesTheOutcomeUnknown(String body) {
        for (int status : new int[]{400, 404, 422}) {
            server.answers(status, body);

            assertThatThrownBy(() -> broker.create(payment)).isInstanceOf(OutcomeUnknownException.class);
            assertThatThrownBy(() -> broker.fetch(known(null))).isInstanceOf(OutcomeUnknownException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void anAnswerOfMoreThanAMebibyteIsNotTaken(int status) {
        server.answersEndlessly(status);

        assertThatThrownBy(() -> broker.fetch(known(null))).isInstanceOf(UnreadableAnswerException.class)
            .hasMessageContaining("larger than 1 MiB");
    }

    @Test
    void whatStandsInAnAnswerIsNotLoggedUnlessItIsAPlainWord(CapturedOutput output) {
        String forged = "paid\\n2026-01-01 ERROR everything is lost";
        server.answers(200, PAID.replace("in_process", forged));
        broker.fetch(known(null));
        server.answers(200, PAID.replace("\"approved\"", "\"" + "x".repeat(20_000) + "\""));
        assertThatThrownBy(() -> broker.fetch(known(null))).hasMessage("cannot read status (?)");

        assertThat(output.getAll()).contains("payment " + payment.id(), "refunds.status (?)")
            .doesNotContain("everything is lost", "xxx");
    }

    @Test
    void anErrorWithoutABodyLeavesTheOutcomeUnknown() {
        server.answers(502, "");

        assertThatThrownBy(() -> broker.create(payment)).isInstanceOf(OutcomeUnknownException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{}", "[]", "{\"id\":1}", "{\"id\":1,\"status\":\"surprising\"}", ""})
    void anAnswerThatCannotBeReadLeavesTheOutcomeUnknown(String body) {
        server.answers(201, body);

        assertThatThrownBy(() -> broker.create(payment)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void silenceLeavesTheOutcomeUnknownWithinTheTimeLimit() {
        server.saysNothing();
        Instant start = Instant.now();

        assertThatThrownBy(() -> broker.create(payment)).isInstanceOf(OutcomeUnknownException.class);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void nobodyThereIsUnavailable() {
        server.close();

        assertThatThrownBy(() -> broker.create(payment)).isInstanceOf(BrokerUnavailableException.class);
    }

    @Test
    void anUnknownIdIsFoundNowhere() {
        server.answers(404, "{\"error\":\"not_found\"}");

        assertThat(broker.fetch(known(null))).isInstanceOf(NotFound.class);
    }

    @Test
    void neitherTheTokenNorThePayerIsLogged(CapturedOutput output) {
        server.answers(400, "{\"error\":\"bad_request\",\"message\":\"" + EMAIL + "\"}");
        broker.create(payment);
        server.saysNothing();
        assertThatThrownBy(() -> broker.create(payment)).hasMessageNotContainingAny(TOKEN, EMAIL);

        assertThat(output.getAll()).doesNotContain(TOKEN, EMAIL);
        assertThat(payment.toString()).doesNotContain(EMAIL);
    }
}
