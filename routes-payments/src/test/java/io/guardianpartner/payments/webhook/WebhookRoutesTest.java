package io.guardianpartner.payments.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.payments.RouteBeans;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.store.Notification;
import io.guardianpartner.payments.store.Reception;
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

@RouteTest(classes = {WebhookRoutes.class, WebhookSteps.class, WebhookMetrics.class, NotificationTrigger.class,
    RouteBeans.class}, properties = "mercadopago.webhook-secrets=a-secret")
@EnableConfigurationProperties(WebhookProperties.class)
@MockEndpointsAndSkip("direct:insert-notification|seda:.*")
class WebhookRoutesTest {

    @Autowired
    private RouteRun run;

    @Autowired
    private MeterRegistry metrics;

    private MockEndpoint store;
    private MockEndpoint job;

    @BeforeEach
    void nothingIsCounted() {
        metrics.clear();
        store = run.mock("direct:insert-notification");
        job = run.mock("seda:take-notifications");
        store.reset();
        job.reset();
    }

    @Test
    void aNotificationIsStoredBeforeTheJobIsTriggered() {
        run.answers("direct:insert-notification", Reception.OPEN);

        Exchange end = run.send("direct:mercadopago-notifies", "{\"id\": 77}", notification("payment", "4711"));

        assertThat(run.steps()).containsExactly("which-form", "verify-signature", "read-notification",
            "store-notification", "if-open", "wake-notifications", "count-notification", "answer-webhook");
        Notification stored = store.getExchanges().get(0).getMessage().getBody(Notification.class);
        assertThat(stored.dataId()).isEqualTo("4711");
        assertThat(stored.notificationId()).isEqualTo("77");
        assertThat(stored.topic()).isEqualTo("payment");
        assertThat(job.getReceivedCounter()).isOne();
        assertThat(metrics.find("guardian.webhooks").meters()).as("counted when it is processed").isEmpty();
        answered(end);
    }

    @Test
    void aDuplicateAndAnotherTopicTriggerNothing() {
        run.answers("direct:insert-notification", Reception.DUPLICATE);
        answered(run.send("direct:mercadopago-notifies", "{}", notification("payment", "4711")), "duplicate");
        metrics.clear();

        run.answers("direct:insert-notification", Reception.KEPT);
        answered(run.send("direct:mercadopago-notifies", "{}", notification("merchant_order", "4711")), "ignored");

        assertThat(run.steps()).endsWith("store-notification", "if-open", "count-notification", "answer-webhook");
        assertThat(job.getReceivedCounter()).isZero();
    }

    @Test
    void theFormOfOldIsNotStored() {
        Exchange old = run.send("direct:mercadopago-notifies", "{}", Map.of("topic", "payment", "id", "4711"));

        assertThat(run.steps()).containsExactly("which-form", "count-notification", "answer-webhook");
        answered(old, "ignored");
    }

    @Test
    void whatIsNotSignedOrNoIdIsNotStored() {
        assertThat(run.send("direct:mercadopago-notifies", "{}", Map.of("data.id", "4711", "type", "payment"))
            .getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("verify-signature");

        for (String id : List.of("4711\0", "9".repeat(65))) {
            assertThat(run.send("direct:mercadopago-notifies", "{}", notification("payment", id)).getException())
                .isInstanceOf(ProblemException.class);
            assertThat(run.steps()).endsWith("read-notification");
        }
        assertThat(store.getReceivedCounter()).isZero();
    }

    private static void answered(Exchange end) {
        assertThat(end.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
        assertThat(end.getMessage().getBody()).isNull();
    }

    private void answered(Exchange end, String outcome) {
        answered(end);
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
