package io.guardianpartner.acceptance.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import io.guardianpartner.acceptance.logs.PersonalData.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

    private static final String BEFORE = "2026-11-30T16:00:00.000Z  WARN 4711 --- [orders] [main] [-] i.g.Some : ";

    private final PersonalData data = new PersonalData(Set.of("local-webhook-secret"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "EMAIL     | No order for ana.silva+1@example.com.br",
        "EMAIL     | payer 0190b6e0-0000-7000-8000-000000000000@guardian.example",
        "CPF       | CPF 529.982.247-25 is known",
        "CPF       | cpf=52998224725,",
        "TOKEN     | token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2lnbmF0dXJl was refused",
        "TOKEN     | Authorization: Bearer abcdefgh12345678",
        "TOKEN     | called with APP_USR-1234567890-113016-abcdef",
        "TOKEN     | called with TEST-local-access-token",
        "TOKEN     | guest token q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA",
        "PIX_CODE  | 00020101021226580014br.gov.bcb.pix0136",
        "BODY      | Could not read {\"sender\": \"PAYMENTS_SERVICE\"}",
        "BODY      | {\"message\":\"Could not read {\\\"orderId\\\":1}\"}",
        "SECRET    | signed with local-webhook-secret"})
    void findsWhatNoLogMayHold(Kind kind, String line) {
        assertThat(data.in(BEFORE + line)).containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Parked MSG_PAYMENT_SUCCESS 0190b6e0-1111-7000-8000-000000000000: invalid: payload.amount is missing",
        "Failed MSG_PAYMENT_FAIL 0190b6e0-1111-7000-8000-000000000000 on receive 2, again in 3 s: PSQLException(08001)",
        "Tomcat started on port 8081 (http) with context path '/'",
        "Order 0190b6e0-1111-7000-8000-000000000000 [0af7651916cd43dd8448eb211c80319c] AWAITING",
        "at io.guardianpartner.routing.inbound.InboundAutoConfiguration$$SpringCGLIB$$0.inboundRoutes(Unknown Source)",
        "{\"@timestamp\":\"2026-11-30T16:00:00.000Z\",\"log\":{\"level\":\"WARN\"},\"process\":{\"pid\":4711},"
            + "\"message\":\"Payment 12345678901 is away\",\"correlationId\":\"0190b6e0-1111-7000-8000-000000000000\"}"})
    void findsNothingInWhatServicesSay(String line) {
        assertThat(data.in(BEFORE + line)).isEmpty();
    }
}
