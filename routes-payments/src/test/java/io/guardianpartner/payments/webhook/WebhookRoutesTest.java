package io.guardianpartner.payments.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.payments.RouteBeans;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.reconciliation.ReconciliationTrigger;
import io.guardianpartner.payments.store.NotifiedPayment;
import io.guardianpartner.support.TraceContext;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

@RouteTest(classes = {WebhookRoutes.class, WebhookSteps.class, ReconciliationTrigger.class,
    RouteBeans.class}, properties = "mercadopago.webhook-secrets=a-secret")
@EnableConfigurationProperties(WebhookProperties.class)
@MockEndpointsAndSkip("direct:wake-notified-payment|seda:.*")
class WebhookRoutesTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Autowired
    private RouteRun run;

    @Autowired
    private MeterRegistry metrics;

    private MockEndpoint job;

    @BeforeEach
    void nothingIsCounted() {
        metrics.clear();
        job = run.mock("seda:reconcile-payments");
        job.reset();
    }

    @Test
    void aNotifiedPaymentIsMarkedBeforeTheJobIsTriggered() {
        run.answers("direct:wake-notified-payment", new NotifiedPayment(Samples.ORDER, TRACE));

        Exchange end = run.send("direct:mercadopago-notifies", "{}", notification("payment", "4711"));

        assertThat(run.steps()).containsExactly("which-form", "verify-signature", "which-topic", "take-signed-id",
            "wake-notified", "whose-payment", "take-up-trace", "wake-job", "count-notification", "answer-webhook");
        assertThat(job.getReceivedCounter()).isOne();
        assertThat(TraceContext.linked(end)).isEqualTo(TRACE);
        answered(end, "accepted");
    }

    @Test
    void aPaymentOfNobodyTriggersNothing() {
        run.answers("direct:wake-notified-payment", null);

        Exchange end = run.send("direct:mercadopago-notifies", "{}", notification("payment", "4711"));

        assertThat(run.steps()).endsWith("wake-notified", "whose-payment", "count-notification", "answer-webhook");
        assertThat(job.getReceivedCounter()).isZero();
        answered(end, "unknown-payment");
    }

    @Test
    void otherTopicsAndTheFormOfOldAreIgnored() {
        Exchange other = run.send("direct:mercadopago-notifies", "{}", notification("merchant_order", "4711"));
        assertThat(run.steps()).endsWith("verify-signature", "which-topic", "count-notification", "answer-webhook");
        answered(other, "ignored");
        metrics.clear();

        Exchange old = run.send("direct:mercadopago-notifies", "{}", Map.of("topic", "payment", "id", "4711"));
        assertThat(run.steps()).containsExactly("which-form", "count-notification", "answer-webhook");
        answered(old, "ignored");
    }

    @Test
    void whatIsNotSignedOrNoIdMarksNothing() {
        assertThat(run.send("direct:mercadopago-notifies", "{}", Map.of("data.id", "4711", "type", "payment"))
            .getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("verify-signature");

        assertThat(run.send("direct:mercadopago-notifies", "{}", notification("payment", "4711\0")).getException())
            .isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("take-signed-id");
    }

    private void answered(Exchange end, String outcome) {
        assertThat(end.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
        assertThat(end.getMessage().getBody()).isNull();
        assertThat(metrics.find("guardian.webhooks").meters()).singleElement()
            .satisfies(counter -> assertThat(counter.getId().getTag("outcome")).isEqualTo(outcome));
    }

    private static Map<String, Object> notification(String type, String id) {
        long now = Samples.NOW.getEpochSecond();
        return Map.of("data.id", id, "type", type, "x-signature",
            "ts=" + now + ",v1=" + hmac("id:" + id + ";ts:" + now + ";"));
    }

    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("a-secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
