package io.guardianpartner.payments;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.test.AccessTable;
import io.guardianpartner.test.BadToken;
import io.guardianpartner.test.HostileHeaders;
import io.guardianpartner.test.TestIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaymentsAccessTest extends PaymentsTest {

    static Stream<AccessTable.Cell> cells() {
        return AccessTable.cells();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void whoMayWhat(AccessTable.Cell cell) {
        UUID order = order();
        boolean isLetIn = cell.status() < 300;
        String payment = !isLetIn || cell.operation().equals("POST /v1/payments")
            ? order.toString()
            : cell.path().endsWith("/refunds") ? approved(order) : pending(order);
        String path = cell.path().replace("{id}", payment).replace("orderId=", "orderId=" + order)
            .replace("from=&to=", "from=2026-01-01&to=2026-01-31").replace("{date}", dayBefore(40));
        if (isLetIn && cell.operation().equals("GET /v1/reconciliations/{date}")) {
            path = path.replace(dayBefore(40), dayBefore(41));
            assertThat(api.call("POST", path, "", authorization("admin")).status()).isEqualTo(202);
        }

        PaymentsClient.Answer answer = api.call(cell.method(), path, body(cell, order),
            HostileHeaders.with(authorization(cell.caller())));

        assertThat(answer.status()).as("%s", answer).isEqualTo(cell.status());
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void theTableHasEveryOperationAndTheDocumentSaysWhoMayCallIt() {
        JsonNode api = this.api.get("/openapi.json").body();

        assertThat(AccessTable.operations(api)).isEqualTo(AccessTable.operations());
        assertThat(AccessTable.undeclared(api)).isEmpty();
        assertThat(api.at("/paths/~1v1~1payments/post/security"))
            .hasToString("[{\"service\":[\"payments/invoke\"]}]");
        assertThat(api.at("/paths/~1v1~1payments~1{id}~1refunds/post/security"))
            .hasToString("[{\"service\":[\"payments/invoke\"]},{\"admin\":[]}]");
        assertThat(api.at("/paths/~1v1~1webhooks~1mercadopago/post/security")).hasToString("[{\"signature\":[]}]");
        assertThat(api.at("/components/securitySchemes/signature/name").asText()).isEqualTo("x-signature");
    }

    @Test
    void noTokenThatIsNotToBeBelievedLetsIn() {
        String path = "/v1/payments?orderId=" + order();
        for (BadToken bad : BadToken.values()) {
            assertThat(api.call("GET", path, "", "Authorization", "Bearer " + bad.text(TestIdentity.shared()))
                .status()).as("%s", bad).isEqualTo(401);
        }
        assertThat(api.get(path).status()).isEqualTo(200);
    }

    @Test
    void noAttributeOfAMessageIsObeyedByACamelComponent() {
        UUID order = order();
        String payment = pending(order);
        var message = probe.message(Services.ORDERS, Services.PAYMENTS, MSG_PAYMENT_CANCELLATION_REQUESTED, order,
            new PaymentCancellationRequested(order, UUID.fromString(payment), "a test"));

        probe.send(message.body(), HostileHeaders.among(message.attributes()));

        becomes(payment, "FAIL");
    }

    private static String dayBefore(int days) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(days).toString();
    }

    private static String[] authorization(String caller) {
        return switch (caller) {
            case "anonymous" -> new String[]{"Authorization", ""};
            case "guest" -> new String[]{"Authorization", "Bearer " + "A".repeat(64)};
            default -> new String[]{"Authorization", "Bearer " + TestIdentity.shared().tokenOf(caller, "payments")};
        };
    }

    private static String body(AccessTable.Cell cell, UUID order) {
        return switch (cell.operation()) {
            case "POST /v1/payments" -> Json.mapper().valueToTree(Map.of("orderId", order, "amount", AMOUNT, "payBy",
                Instant.now().plus(Duration.ofMinutes(35)))).toString();
            case "POST /v1/payments/{id}/refunds" -> "{\"all\": true}";
            default -> "";
        };
    }
}
