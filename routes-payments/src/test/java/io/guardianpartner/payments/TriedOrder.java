package io.guardianpartner.payments;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.payments.HeldWebhooks.Held;
import org.awaitility.core.ThrowingRunnable;

/** An order with what may happen to its payments, and what its callers know of them. Several things may happen at once. */
final class TriedOrder {

    static final BigDecimal AMOUNT = new BigDecimal("59.80");

    final UUID id = Ids.next();
    private final SimulatedService service;
    private final Map<String, String> wantedParts = new ConcurrentHashMap<>();
    private final Map<String, BigDecimal> accepted = new ConcurrentHashMap<>();
    private final List<BigDecimal> byHand = new ArrayList<>();
    private final AtomicInteger chargeBacks = new AtomicInteger();
    private final AtomicInteger earlier = new AtomicInteger();
    private volatile boolean allWanted;

    TriedOrder(SimulatedService service) {
        this.service = service;
    }

    /** Orders want a payment. Meanwhile it may have become too late. A process that ends while it puts the payment off gives no answer. */
    void create() {
        boolean mayEnd = service.steps.stillArmed().contains("put-off");
        PaymentsClient.Answer answer = service.api().post("/v1/payments", Map.of("orderId", id, "amount",
            AMOUNT.toPlainString(), "payBy", service.clock.instant().plus(Duration.ofMinutes(35))));
        boolean isTooLate = answer.text("/type").endsWith("too-late");
        assertThat(answer.status()).as("%s", answer.body()).isIn(200, 201, 409, isTooLate ? 422 : 503,
            mayEnd ? 500 : 503);
    }

    /** The payment has failed, and orders want another one. Whether it has is not known here. */
    void createAnother() {
        int number = payments().size();
        PaymentsClient.Answer answer = service.api().post("/v1/payments", Map.of("orderId", id, "amount",
            AMOUNT.toPlainString(), "payBy", service.clock.instant().plus(Duration.ofMinutes(35)), "attempt",
            number + 1));
        assertThat(answer.status()).as("%s", answer.body()).isIn(200, 201, 409, 422, 500, 503);
        earlier.addAndGet(payments().size() > number && number > 0 ? 1 : 0);
    }

    /** The newest payment's id; null if there is none. */
    String payment() {
        List<String> all = payments();
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    List<String> payments() {
        return service.sql().queryForList(
            "select id::text from payments where order_id = ? or former_order_id = ? order by id",
            String.class, id, id);
    }

    /** Somebody does something at the broker, if the broker lets him. */
    private boolean atBroker(String deed, String body) {
        return atBroker(payment(), deed, body);
    }

    private boolean atBroker(String payment, String deed, String body) {
        if (payment == null) {
            return false;
        }
        int status = service.bank.post("/admin/payments/" + payment + "/" + deed, body).status();
        assertThat(status).as(deed).isIn(200, 202, 404, 409);
        return status == 200 || status == 202;
    }

    void pay() {
        atBroker("pay", "");
    }

    void payLate() {
        atBroker("pay?late=true", "");
    }

    void payFirstLate() {
        payments().stream().limit(1).forEach(first -> atBroker(first, "pay?late=true", ""));
    }

    void reject() {
        atBroker("reject", "");
    }

    void mediate() {
        atBroker("chargeback?status=in_mediation", "");
    }

    void chargeBack() {
        if (atBroker("chargeback", "")) {
            chargeBacks.incrementAndGet();
        }
    }

    void reimburse() {
        atBroker("chargeback?status=reimbursed", "");
    }

    void refundByHand(String amount, boolean held) {
        if (atBroker("refund?held=" + held, "{\"amount\":" + amount + "}")) {
            synchronized (byHand) {
                byHand.add(new BigDecimal(amount));
            }
        }
    }

    /** What the central bank has held up ends. */
    void settleHeldRefunds(boolean well) {
        for (JsonNode payment : brokersPayments()) {
            for (JsonNode refund : payment.path("refunds")) {
                if (refund.path("status").asText().equals("in_process")) {
                    atBroker(payment.path("external_reference").asText(),
                        "refunds/" + refund.path("id").asText() + (well ? "/approve" : "/reject"), "");
                }
            }
        }
    }

    /** The seller answers, and the mediator decides for him. */
    void endMediation() {
        for (JsonNode payment : brokersPayments()) {
            if (payment.path("status").asText().equals("in_mediation")) {
                atBroker(payment.path("external_reference").asText(), "chargeback?status=reimbursed", "");
            }
        }
    }

    /** A caller wants a part back. The same key is the same refund, and another amount under it an error. */
    void refundPart(String key, String amount) {
        String payment = payment();
        if (payment == null) {
            return;
        }
        PaymentsClient.Answer answer = service.api().post("/v1/payments/" + payment + "/refunds",
            Map.of("amount", amount, "reason", "a test"), "Idempotency-Key", key);
        assertThat(answer.status()).as("%s", answer.body()).isIn(200, 202, 409, 422);
        String use = payment + " " + key;
        String refund = answer.status() < 300 ? amount + " " + answer.text("/id") : null;
        String before = refund == null ? wantedParts.get(use) : wantedParts.putIfAbsent(use, refund);
        if (refund != null) {
            accepted.put(answer.text("/id"), new BigDecimal(amount));
            assertThat(before).as("the refund of key %s", key).isIn(null, refund);
        } else if (before != null && answer.status() == 409) {
            assertThat(before).as("a key that was used").isNull();
        }
    }

    void refundAll() {
        String payment = payment();
        if (payment != null) {
            PaymentsClient.Answer answer = service.api().post("/v1/payments/" + payment + "/refunds",
                Map.of("all", true));
            assertThat(answer.status()).as("%s", answer.body()).isIn(200, 202, 409);
            allWanted |= answer.status() != 409;
        }
    }

    /** Orders need its payments no more. */
    void cancel() {
        service.probe().send(service.probe().message(Services.ORDERS, Services.PAYMENTS,
            MSG_PAYMENT_CANCELLATION_REQUESTED, id, new PaymentCancellationRequested(id, null, "a test")));
        allWanted = true;
        quickly(() -> assertThat(service.sql().queryForObject("select count(*) from cancellations where order_id = ?",
            Integer.class, id)).isPositive());
    }

    /** A notification of how the payment is now, as often as that; of a payment that is known it makes it due. */
    void notify(int times) {
        notify(payment(), times);
    }

    /** Of each payment one. */
    void notifyOfAll() {
        payments().forEach(payment -> notify(payment, 1));
    }

    private void notify(String payment, int times) {
        Long wakes = wakesOfKnown(payment);
        if (payment == null || truth(payment).isMissingNode()) {
            return;
        }
        String about = truth(payment).path("id").asText();
        int before = service.webhooks.about(about).size();
        if (!atBroker(payment, "webhooks", "")) {
            return;
        }
        quickly(() -> assertThat(service.webhooks.about(about)).hasSizeGreaterThan(before));
        List<Held> held = service.webhooks.about(about);
        for (int time = 0; time < times; time++) {
            assertThat(held.get(held.size() - 1).sendTo(service.api())).isEqualTo(200);
        }
        if (wakes != null) {
            quickly(() -> assertThat(wakesOfKnown(payment)).as("wakes by a notification of %s", about)
                .isGreaterThan(wakes));
        }
    }

    /** All notifications that have not come yet come at last, the newest first. What comes after a week is not believed any more. */
    void letWebhooksThrough() {
        for (JsonNode payment : brokersPayments()) {
            service.webhooks.takeNewestFirst(payment.path("id").asText())
                .forEach(held -> assertThat(held.sendTo(service.api())).isIn(200, 401));
        }
    }

    void forge() {
        JsonNode truth = truth();
        if (!truth.isMissingNode()) {
            service.webhooks.about(truth.path("id").asText()).stream().limit(1)
                .forEach(held -> assertThat(held.sendForgedTo(service.api())).isEqualTo(401));
        }
    }

    /** How often a payment was woken; null if it is not known by the broker's id. */
    private Long wakesOfKnown(String payment) {
        return service.sql().queryForList("select case when external_id is not null then wakes end from payments"
            + " where id = ?::uuid", Long.class, payment).stream().filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** The newest payment as the broker's books have it; missing if they do not. */
    JsonNode truth() {
        String payment = payment();
        return payment == null ? MissingNode.getInstance() : truth(payment);
    }

    JsonNode truth(String payment) {
        for (JsonNode item : brokersPayments()) {
            if (item.path("external_reference").asText().equals(payment)) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }

    /** All that the broker has of the order. */
    List<JsonNode> brokersPayments() {
        List<JsonNode> items = new ArrayList<>();
        service.bank.get("/admin/payments?payer=" + id).body().path("items").forEach(items::add);
        return items;
    }

    int chargeBacks() {
        return chargeBacks.get();
    }

    /** What may have gone back: by hand, because somebody wanted it, or since another payment took its place. */
    BigDecimal wantedBack() {
        return AMOUNT.multiply(BigDecimal.valueOf(earlier.get())).add(wantedBackOfOne());
    }

    private BigDecimal wantedBackOfOne() {
        if (allWanted) {
            return AMOUNT;
        }
        synchronized (byHand) {
            return byHand.stream().reduce(BigDecimal.ZERO, BigDecimal::add)
                .add(accepted.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }

    static void quickly(ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(15)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5))
            .untilAsserted(holds);
    }
}
