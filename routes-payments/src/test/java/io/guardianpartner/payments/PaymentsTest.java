package io.guardianpartner.payments;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.local.mercadopago.Faults;
import io.guardianpartner.local.mercadopago.MercadoPagoSimulator;
import io.guardianpartner.local.mercadopago.SimulatorOptions;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Envelope;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.test.GuardianTest;
import io.guardianpartner.test.MessagingProbe;
import io.guardianpartner.test.ProbedMessage;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The service between a real database, real queues and the simulated broker, spoken to over HTTP. */
@GuardianTest(service = Services.PAYMENTS, postgres = true)
@TestPropertySource(properties = {
    "mercadopago.timeout=3s",
    "guardian.broker.breaker.calls=1000",
    "guardian.payments.claiming.lease=2s",
    "guardian.payments.settling.sweep=100ms",
    "guardian.payments.settling.check.retry=200ms",
    "guardian.payments.settling.check.retry-max=400ms",
    "guardian.payments.settling.check.refund=200ms",
    "guardian.payments.webhooks.sweep=100ms",
    "guardian.payments.webhooks.lease=2s",
    "guardian.payments.webhooks.unknown-for=1s"})
abstract class PaymentsTest {

    protected static final MercadoPagoSimulator BROKER = MercadoPagoSimulator.start(SimulatorOptions.defaults());
    /** Stands before it, and has nothing to say unless a test tells it. */
    protected static final OddBroker ODD = new OddBroker(BROKER.uri());
    protected static final WebhookRelay RELAY = new WebhookRelay();
    protected static final String AMOUNT = "59.80";
    /** Of payments that the broker may be odd about. */
    protected static final String ODD_AMOUNT = "13.13";

    @LocalServerPort
    private int port;

    @Autowired
    protected MessagingProbe probe;

    protected PaymentsClient api;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("mercadopago.base-url", ODD::uri);
        registry.add("mercadopago.access-token", () -> SimulatorOptions.LOCAL_ACCESS_TOKEN);
        registry.add("mercadopago.webhook-secrets", () -> "retired-secret," + SimulatorOptions.LOCAL_WEBHOOK_SECRET);
        registry.add("mercadopago.notification-url", RELAY::address);
    }

    @BeforeEach
    void connect() {
        api = new PaymentsClient(port);
        RELAY.handsOnTo(port);
    }

    @AfterEach
    void theBrokerIsWellAgain() {
        BROKER.faults(Faults.NONE);
        ODD.isWell();
    }

    /** What orders would ask for. */
    protected static Map<String, Object> request(UUID orderId) {
        return Map.of("orderId", orderId, "amount", AMOUNT, "payBy", Instant.now().plus(Duration.ofMinutes(35)));
    }

    protected PaymentsClient.Answer create(UUID orderId) {
        return api.post("/v1/payments", request(orderId));
    }

    protected PaymentsClient.Answer createOdd(UUID orderId) {
        return api.post("/v1/payments", Map.of("orderId", orderId, "amount", ODD_AMOUNT, "payBy",
            Instant.now().plus(Duration.ofMinutes(35))));
    }

    /** @return the id of a payment that the broker has and nobody has paid */
    protected String pending(UUID orderId) {
        PaymentsClient.Answer created = create(orderId);
        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        return created.text("/id");
    }

    protected String approved(UUID orderId) {
        String payment = pending(orderId);
        BROKER.pay(payment);
        becomes(payment, "SUCCESS");
        return payment;
    }

    protected void becomes(String payment, String status) {
        eventually(() -> assertThat(api.get("/v1/payments/" + payment).text("/status")).isEqualTo(status));
    }

    /** Orders say that they need the payment no more; null: none of the order. */
    protected void cancellation(UUID orderId, String payment) {
        probe.send(probe.message(Services.ORDERS, Services.PAYMENTS, MSG_PAYMENT_CANCELLATION_REQUESTED, orderId,
            new PaymentCancellationRequested(orderId, payment == null ? null : UUID.fromString(payment), "a test")));
    }

    /** The types of the messages that orders have got about an order, in the order of their coming. */
    protected List<String> told(UUID orderId) {
        return messages(orderId).stream().map(Envelope::type).toList();
    }

    protected List<Envelope> messages(UUID orderId) {
        return probe.published().stream().map(ProbedMessage::envelope)
            .filter(message -> message.payload().path("orderId").asText().equals(orderId.toString())).toList();
    }

    /** Waits for a message and takes it. */
    protected String traceOf(String type, UUID orderId) {
        return probe.awaitPublished(type, orderId).attributes().get(Attributes.TRACEPARENT);
    }

    protected static UUID order() {
        return Ids.next();
    }

    protected static void eventually(ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(50)).untilAsserted(holds);
    }

    /** Holds, and goes on holding for longer than anything could take that would end it. */
    protected static void staysSo(ThrowingRunnable holds) {
        await().during(Duration.ofMillis(700)).atMost(Duration.ofSeconds(5)).untilAsserted(holds);
    }
}
