package io.guardianpartner.local.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Response;
import io.guardianpartner.local.mercadopago.SimulatorClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminPageTest {

    private final String reference = UUID.randomUUID().toString();
    private MercadoPagoSimulator simulator;
    private SimulatorClient client;

    @BeforeEach
    void start() {
        simulator = MercadoPagoSimulator.start(SimulatorOptions.defaults());
        client = new SimulatorClient(simulator.uri());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aPersonSeesAPaymentAndPaysIt() throws Exception {
        String id = create("");
        assertThat(page("/")).contains(reference, "pending", "action=\"/payments/" + id + "/pay\"",
            "src=\"/payments/" + id + "/qr.png\"").doesNotContain("ana@example.com");

        assertThat(press(id, "pay", "").status()).isEqualTo(303);

        assertThat(simulator.status(id)).isEqualTo("approved");
        assertThat(page("/")).contains("approved").doesNotContain("/" + id + "/pay\"", "/qr.png");
    }

    @Test
    void thePictureOfAPaymentIsItsCode() throws Exception {
        JsonCode payment = code();

        var png = HttpClient.newHttpClient().send(
            HttpRequest.newBuilder(simulator.uri().resolve("/payments/" + payment.id() + "/qr.png")).build(),
            HttpResponse.BodyHandlers.ofByteArray());

        assertThat(png.headers().firstValue("Content-Type")).contains("image/png");
        var image = ImageIO.read(new ByteArrayInputStream(png.body()));
        var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)));
        assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(payment.code());
        assertThat(page("/payments/" + payment.id())).contains(payment.code());
    }

    @Test
    void aPersonRefundsAPartThenTheRest() throws Exception {
        String id = paid();

        assertThat(press(id, "refund", "amount=9%2C90").status()).isEqualTo(303);
        assertThat(page("/payments/" + id)).contains("partially_refunded", "R$ 9.90");
        assertThat(press(id, "refund", "amount=").status()).isEqualTo(303);

        assertThat(simulator.status(id)).isEqualTo("refunded");
        assertThat(press(id, "refund", "amount=").status()).isEqualTo(409);
    }

    @Test
    void aPersonHoldsUpARefundAndDecidesIt() throws Exception {
        String id = paid();

        press(id, "refund", "held=true");

        String page = page("/payments/" + id);
        assertThat(page).contains("in_process", "/approve-refund\"", "/reject-refund\"");
        String refund = client.get("/v1/payments/" + id + "/refunds").json().get(0).path("id").asText();
        assertThat(press(id, "approve-refund", "refund=" + refund).status()).isEqualTo(303);
        assertThat(simulator.status(id)).isEqualTo("refunded");
    }

    @Test
    void aPersonTakesADisputeThroughItsSteps() throws Exception {
        String id = paid();

        press(id, "mediation", "");
        assertThat(page("/payments/" + id)).contains("in_mediation (pending)", "/chargeback\"", "/reimburse\"");
        press(id, "chargeback", "");
        assertThat(page("/payments/" + id)).contains("charged_back (settled)").doesNotContain("/mediation\"");
        press(id, "reimburse", "");

        assertThat(page("/payments/" + id)).contains("approved (reimbursed)");
    }

    @Test
    void aPersonSeesTheWebhooksWithTheirAnswers() throws Exception {
        try (LocalHttpServer receiver = LocalHttpServer.named("receiver")
            .route("POST", "/hook", request -> Response.of(418)).start(0)) {
            String id = create(",\"notification_url\":\"" + receiver.uri() + "/hook\"");

            await().untilAsserted(() -> assertThat(page("/payments/" + id)).contains("payment.created", ">418</span>"));

            assertThat(page("/")).contains(">418</span>");
            press(id, "forged", "");
            await().untilAsserted(() -> assertThat(page("/payments/" + id)).contains(" forged</td>"));
        }
    }

    @Test
    void aPersonOrdersFaultsAndMovesTheClock() throws Exception {
        String id = create("");

        assertThat(client.admin("POST", "/faults", "webhooks=late&create=half-answer&times=2&slowMillis=").status())
            .isEqualTo(303);
        assertThat(client.admin("POST", "/clock", "by=P1D").status()).isEqualTo(303);

        var faults = client.admin("GET", "/admin/faults", "").json();
        assertThat(faults.path("webhooks").asText()).isEqualTo("late");
        assertThat(faults.path("create").asText()).isEqualTo("half-answer");
        assertThat(faults.path("times").asInt()).isEqualTo(2);
        assertThat(page("/")).contains("<option selected=\"\" value=\"late\">");
        assertThat(simulator.status(id)).isEqualTo("cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/faults webhooks=loud", "/faults colour=blue", "/faults times=-1", "/clock by=soon"})
    void whatTheFormsDoNotKnowIsRefused(String form) throws Exception {
        String[] parts = form.split(" ");

        assertThat(client.admin("POST", parts[0], parts[1]).status()).isEqualTo(400);
    }

    @Test
    void nobodysTextBecomesMarkup() throws Exception {
        String id = create(",\"description\":\"<script>alert('1')</script><b>\\\"x\"");

        assertThat(page("/payments/" + id)).contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&lt;b&gt;&quot;x")
            .doesNotContain("<script", "<b>");
        Answer unknown = client.admin("GET", "/payments/%3Cscript%3E", "");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).contains("&lt;script&gt;").doesNotContain("<script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/payments/ID", "/page.css", "/payments/nothing"})
    void aPageMayLoadNothingFromElsewhereAndRunNothing(String path) throws Exception {
        Answer answer = client.admin("GET", path.replace("ID", create("")), "");

        assertThat(answer.response().headers().firstValue("Content-Security-Policy")).hasValueSatisfying(
            policy -> assertThat(policy).contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'",
                "base-uri 'none'").doesNotContain("unsafe", "script-src", "http", "*", "data:"));
        assertThat(answer.response().headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.text()).doesNotContain("http://", "https://", "<script", "style=");
    }

    @Test
    void afterAButtonAPersonComesBackToWhereItWasAndNowhereElse() throws Exception {
        String id = create("");

        assertThat(press(id, "pay", "back=/payments/" + id).response().headers().firstValue("Location"))
            .contains("/payments/" + id);
        assertThat(press(id, "mediation", "back=//evil.example").response().headers().firstValue("Location"))
            .contains("/");
    }

    @Test
    void paymentsAreListedByWhatTheirPayersAddressesBeginWithAndWithoutPictures() throws Exception {
        String id = create("");

        var found = client.admin("GET", "/admin/payments?payer=ana@", "").json().path("items");

        assertThat(found.findValuesAsText("id")).contains(id);
        assertThat(found.get(0).has("point_of_interaction")).isFalse();
        assertThat(client.admin("GET", "/admin/payments?payer=nobody@", "").json().path("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/payments/ID/pay", "/payments/ID/refund", "/admin/payments/ID/pay",
        "/admin/payments/ID/webhooks", "/faults", "/clock"})
    void aForeignPageCannotPressTheButtons(String button) throws Exception {
        String id = create("");
        String path = button.replace("ID", id);

        assertThat(client.admin("POST", path, "", "Origin", "https://evil.example").status()).isEqualTo(403);
        assertThat(client.admin("POST", path, "", "Origin", "null").status()).isEqualTo(403);

        assertThat(simulator.status(id)).isEqualTo("pending");
    }

    private String create(String more) throws Exception {
        return client.create(reference, more).json().path("id").asText();
    }

    private String paid() throws Exception {
        String id = create("");
        simulator.pay(id);
        return id;
    }

    private JsonCode code() throws Exception {
        var payment = client.create(reference).json();
        return new JsonCode(payment.path("id").asText(),
            payment.at("/point_of_interaction/transaction_data/qr_code").asText());
    }

    private Answer press(String id, String button, String form) throws Exception {
        return client.admin("POST", "/payments/" + id + "/" + button, form);
    }

    private String page(String path) throws Exception {
        Answer answer = client.admin("GET", path, "");
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    private record JsonCode(String id, String code) {}
}
