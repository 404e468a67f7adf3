package io.guardianpartner.payments;

import static io.guardianpartner.payments.TriedOrder.AMOUNT;
import static io.guardianpartner.payments.TriedOrder.quickly;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.mercadopago.Fault;
import io.guardianpartner.local.mercadopago.Faults;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Envelope;
import io.guardianpartner.payments.store.ClaimedPayment;
import io.guardianpartner.test.ProbedMessage;
import org.apache.camel.CamelExecutionException;

/** The orders of one try, with the job and the faults that they share, and all that must hold of them. */
final class TriedOrders {

    private static final int ORDERS = 3;

    /** Maximum number of times at which something is due once all is well again. */
    private static final int ROUNDS = 200;

    private static final String DUE = "select (to_jsonb(p) || jsonb_build_object('due', t.next_check_at))::text from payments_by_order p"
        + " join payments t on t.id = p.id where t.next_check_at is not null and p.order_id = any(string_to_array(?, ',')::uuid[])";

    private final SimulatedService service;
    private final List<TriedOrder> orders;
    private final String ids;

    TriedOrders(SimulatedService service) {
        this.service = service;
        orders = IntStream.range(0, ORDERS).mapToObj(number -> new TriedOrder(service)).toList();
        ids = orders.stream().map(order -> order.id.toString()).collect(Collectors.joining(","));
    }

    TriedOrder order(int number) {
        return orders.get(number % ORDERS);
    }

    void passes(Duration time) {
        service.passes(time);
    }

    /** The job takes up what is due. A run that fails is the job's own affair. */
    void poll() {
        for (ClaimedPayment claimed : claim()) {
            try {
                service.camel().requestBody("seda:reconcile-payment", claimed);
            } catch (CamelExecutionException e) {
                assertThat(e).hasRootCauseInstanceOf(IllegalStateException.class);
            }
        }
    }

    /** The process ends after its claim: until the lease is over the payments are nobody's. */
    @SuppressWarnings("unchecked")
    List<ClaimedPayment> claim() {
        return service.camel().requestBody("direct:claim-payments", null, List.class);
    }

    /** The next time at which the step is to be taken it is not, as if the process had ended. */
    void failBefore(String step) {
        service.steps.arm(List.of(step));
    }

    void faults(String call, Fault fault, int times) {
        Faults wanted = switch (call) {
            case "create" -> Faults.NONE.withCreate(fault);
            case "search" -> Faults.NONE.withSearch(fault);
            case "read" -> Faults.NONE.withRead(fault);
            case "cancel" -> Faults.NONE.withCancel(fault);
            default -> Faults.NONE.withRefund(fault);
        };
        service.broker.faults(new Faults(null, 0, 0, false, wanted.create(), wanted.read(), wanted.search(),
            wanted.cancel(), wanted.refund(), times, 0, 20, 0, 1, 0));
    }

    void restart() {
        service.restart();
    }

    void atOnce(Consumer<TriedOrders> first, Consumer<TriedOrders> second) {
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> second.accept(this));
        try {
            first.accept(this);
        } finally {
            other.join();
        }
    }

    /** All is well again: the broker is, and what was delayed comes. Then time goes by until nothing is left to be done. */
    void calm() {
        service.steps.disarm();
        service.broker.faults(Faults.NONE);
        service.passes(Duration.ofSeconds(1));
        for (TriedOrder order : orders) {
            order.endMediation();
            order.settleHeldRefunds(true);
            order.letWebhooksThrough();
            order.notifyOfAll();
        }
        service.probe().awaitEmptyQueue();
        Duration wait;
        int rounds = 0;
        do {
            assertThat(++rounds)
                .as("rounds after which there is still something to do: %s", rounds < ROUNDS ? "" : found(DUE))
                .isLessThan(ROUNDS);
            orders.forEach(order -> order.settleHeldRefunds(true));
            poll();
            wait = untilNext();
            if (wait != null) {
                service.passes(wait);
            }
        } while (wait != null);
    }

    /** What was charged back is asked about for ever. */
    private Duration untilNext() {
        Long millis = service.sql().queryForObject(
            "select ceil(extract(epoch from min(next_check_at) - now()) * 1000)::bigint from payments"
                + " where coalesce(order_id, former_order_id) = any(string_to_array(?, ',')::uuid[]) and (charged_back = 0 or next_check_at <= now())",
            Long.class, ids);
        return millis == null ? null : Duration.ofMillis(Math.max(0, millis));
    }

    /** No later try is to wait for these. */
    void leave() {
        service.steps.disarm();
        service.broker.faults(Faults.NONE);
        service.sql().update(
            "update payments set next_check_at = now() + interval '100 years' where coalesce(order_id, former_order_id) = any(string_to_array(?, ',')::uuid[])",
            ids);
    }

    /** What holds after each step, whatever is under way. */
    void checkMoney() {
        assertThat(found(
            "select l.id from ledger_positions l join payments p on p.id = l.id where coalesce(p.order_id, p.former_order_id) = any(string_to_array(?, ',')::uuid[])"
                + " and (l.booked_held <> l.held or l.booked_fee <> l.fee or l.booked_refunded <> p.refunded"
                + " or l.booked_charged_back <> p.charged_back)"))
            .as("payments that the books contradict").isEmpty();
        assertThat(found("select t.id from ledger_entries e join ledger_transactions t on t.id = e.transaction_id"
            + " join payments p on p.id = t.payment_id where coalesce(p.order_id, p.former_order_id) = any(string_to_array(?, ',')::uuid[])"
            + " group by t.id having sum(e.amount) <> 0"))
            .as("transactions that do not balance").isEmpty();
        assertThat(
            found("select p.id from payments p left join refunds r on r.payment_id = p.id and r.status <> 'FAILED'"
                + " where coalesce(p.order_id, p.former_order_id) = any(string_to_array(?, ',')::uuid[])"
                + " group by p.id having p.refunded > p.amount or sum(r.amount) > p.amount"))
            .as("payments of which more is refunded than was paid").isEmpty();
        assertThat(found(
            "select order_id from payments_by_order where order_id = any(string_to_array(?, ',')::uuid[]) and status = 'SUCCESS'"
                + " and refunded < amount and charged_back = 0 and not unwanted group by order_id having count(*) > 1"))
            .as("orders of which two payments are kept").isEmpty();
        orders.forEach(TriedOrders::checkAtBroker);
    }

    private List<Object> found(String query) {
        return service.sql().queryForList(query, Object.class, ids);
    }

    private static void checkAtBroker(TriedOrder order) {
        List<JsonNode> payments = order.brokersPayments();
        assertThat(payments).extracting(payment -> payment.path("external_reference").asText())
            .as("payments at the broker").doesNotHaveDuplicates();
        BigDecimal back = payments.stream().map(TriedOrders::standing).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(back).as("what goes back of %s", payments).isLessThanOrEqualTo(order.wantedBack());
        assertThat(payments).allSatisfy(payment -> assertThat(standing(payment)).isLessThanOrEqualTo(AMOUNT));
    }

    private static BigDecimal standing(JsonNode payment) {
        return Stream.of(payment.path("refunds")).flatMap(refunds -> IntStream.range(0, refunds.size())
            .mapToObj(refunds::get)).filter(refund -> !refund.path("status").asText().equals("rejected"))
            .map(refund -> refund.path("amount").decimalValue()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What holds once it is calm. */
    void checkTruth() {
        for (TriedOrder order : orders) {
            List<Envelope> messages = messages(order);
            for (String payment : order.payments()) {
                JsonNode truth = order.truth(payment);
                checkIsTrue(service.api().get("/v1/payments/" + payment), truth);
                new ToldOrder(messages.stream()
                    .filter(message -> message.payload().path("paymentId").asText().equals(payment)).toList(), truth)
                    .checkIsExactlyWhatHappened(order.chargeBacks());
            }
            assertThat(
                order.brokersPayments().stream().filter(payment -> payment.path("status").asText().equals("approved")))
                .as("payments kept").hasSizeLessThanOrEqualTo(1);
            assertThat(found("select p.id from payments_by_order p where p.unwanted"
                + " and p.order_id = any(string_to_array(?, ',')::uuid[]) and p.status = 'SUCCESS' and p.charged_back = 0"
                + " and not exists (select 1 from refunds r where r.payment_id = p.id and r.status = 'FAILED')"))
                .as("payments kept that no order needs").isEmpty();
            checkPublished(order, messages.size());
        }
    }

    private static void checkIsTrue(PaymentsClient.Answer ours, JsonNode truth) {
        BigDecimal back = new BigDecimal(truth.path("transaction_amount_refunded").asText("0"));
        String status = switch (truth.path("status").asText()) {
            case "approved" -> back.signum() > 0 ? "PARTIALLY_REFUNDED" : "SUCCESS";
            case "refunded" -> "REFUNDED";
            case "charged_back" -> "CHARGED_BACK";
            default -> "FAIL";
        };
        assertThat(ours.text("/status")).as("beside %s", truth).isEqualTo(status);
        if (!status.equals("CHARGED_BACK")) {
            assertThat(new BigDecimal(ours.text("/refunded"))).as("what went back").isEqualByComparingTo(back);
        }
    }

    private List<Envelope> messages(TriedOrder order) {
        return service.sql()
            .queryForList("select body from outbox where attributes ->> 'correlationId' = ? order by id",
                String.class, order.id.toString())
            .stream().map(Contract.load()::read).toList();
    }

    private void checkPublished(TriedOrder order, int messages) {
        quickly(() -> {
            Set<String> came = service.probe().published().stream().map(ProbedMessage::attributes)
                .filter(attributes -> order.id.toString().equals(attributes.get("correlationId")))
                .map(attributes -> attributes.get("messageId")).collect(Collectors.toSet());
            assertThat(came).as("messages that came").hasSize(messages);
        });
    }
}
