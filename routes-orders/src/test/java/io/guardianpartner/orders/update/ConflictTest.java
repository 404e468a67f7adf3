package io.guardianpartner.orders.update;

import static io.guardianpartner.orders.order.Orders.TOTAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.order.CancellationRules;
import io.guardianpartner.orders.order.FulfilmentRules;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.PaymentRules;
import io.guardianpartner.orders.testing.LossyDynamo;
import io.guardianpartner.orders.testing.OrdersTest;
import io.guardianpartner.orders.update.UpdateResult.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Writes of others at the same time are never overwritten, and none is done twice. */
class ConflictTest extends OrdersTest {

    @Autowired
    private MeterRegistry meters;

    @Test
    void manyWritersOfOneOrderLoseNothing() {
        String id = placed().id();
        long before = revision(id);
        ExecutorService writers = Executors.newFixedThreadPool(4);

        var results = IntStream.range(0, 40)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> change(id,
                (order, now) -> PaymentRules.refundFailed(order,
                    order.paymentId(), TOTAL, "try " + i, now)),
                writers))
            .toList().stream().map(CompletableFuture::join).toList();
        writers.shutdown();

        assertThat(results).allMatch(result -> result.is(Kind.STORED));
        assertThat(revision(id)).isEqualTo(before + 40);
        assertThat(order(id).alerts()).hasSize(10);
    }

    /** Trace and correlation id are the thread's. */
    @Test
    void aWriterInConflictGoesOnInTheSameThread() {
        String id = placed().id();
        List<Thread> deciding = new CopyOnWriteArrayList<>();

        change(id, (order, now) -> {
            deciding.add(Thread.currentThread());
            if (deciding.size() == 1) {
                change(id, (found, then) -> PaymentRules.refundFailed(found, found.paymentId(), TOTAL, "faster", then));
            }
            return PaymentRules.refundFailed(order, order.paymentId(), TOTAL, "in conflict", now);
        });

        assertThat(deciding).hasSize(2).containsOnly(deciding.get(0));
        assertThat(order(id).alerts()).hasSize(2);
    }

    @Test
    void ofTwoContradictingDecisionsTheSecondSeesTheFirst() {
        String id = placed().id();
        UUID payment = order(id).paymentId();
        var paying = CompletableFuture.supplyAsync(() -> change(id,
            (order, now) -> PaymentRules.succeeded(order, payment, TOTAL, now)));
        var failing = CompletableFuture.supplyAsync(() -> change(id,
            (order, now) -> PaymentRules.failed(order, payment, now)));

        Kind paid = paying.join().kind();
        Kind failed = failing.join().kind();

        Order order = order(id);
        if (order.status() == OrderStatus.AWAITING) {
            assertThat(paid).isEqualTo(Kind.STORED);
            assertThat(failed).isEqualTo(Kind.UNCHANGED);
        } else {
            assertThat(order.status()).isEqualTo(OrderStatus.PAYMENT_FAILED);
            assertThat(failed).isEqualTo(Kind.STORED);
        }
        assertThat(order.version()).isEqualTo(2);
    }

    @Test
    void anAnswerThatGotLostIsRecognised() {
        String id = placed().id();
        LossyDynamo.losesNextAnswerOf(id, () -> {});

        assertThat(change(id, (order, now) -> CancellationRules.cancelledByOwner(order, null, now)).kind())
            .isEqualTo(Kind.STORED);

        assertThat(order(id).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order(id).version()).isEqualTo(2);
    }

    @Test
    void aLostAnswerIsRecognisedThoughOthersWroteSince() {
        String id = placed().id();
        UUID payment = order(id).paymentId();
        LossyDynamo.losesNextAnswerOf(id, () -> change(id,
            (order, now) -> FulfilmentRules.movedTo(order, OrderStatus.IN_PROGRESS, now)));

        Kind kind = change(id, (order, now) -> PaymentRules.succeeded(order, payment, TOTAL, now)).kind();

        assertThat(kind).isEqualTo(Kind.STORED);
        assertThat(order(id).status()).isEqualTo(OrderStatus.IN_PROGRESS);
    }

    @Test
    void aPersonIsCalledThoughTheAnswerToTheWriteGotLost() {
        String id = placed().id();
        double before = alerts();
        LossyDynamo.losesNextAnswerOf(id, () -> {});

        change(id, (order, now) -> PaymentRules.refundFailed(order, order.paymentId(), TOTAL, "x", now));

        assertThat(alerts()).isEqualTo(before + 1);
    }

    @Test
    void aPersonIsCalledAgainWhenTheMessageComesAgain() {
        String id = placed().id();
        OrderChange.Rule refundFails = (order, now) -> PaymentRules.refundFailed(order, order.paymentId(), TOTAL, "x",
            now);
        changeBy("key", "hash", id, refundFails);
        double before = alerts();

        changeBy("key", "hash", id, refundFails);

        assertThat(alerts()).isEqualTo(before + 1);
    }

    @Test
    void anOrderThatIsNotThereIsNotMade() {
        UUID id = Ids.next();

        assertThat(change(id.toString(), (order, now) -> CancellationRules.cancelledByOwner(order, null, now)).kind())
            .isEqualTo(Kind.UNKNOWN_ORDER);
        assertThat(item(id.toString())).isEqualTo(Map.of());
    }

    @Test
    void aKeyThatWasAppliedHasNoFurtherEffectAndAnotherBodyUnderItIsForged() {
        String id = placed().id();
        OrderChange.Rule refundFails = (order, now) -> PaymentRules.refundFailed(order, order.paymentId(), TOTAL, "x",
            now);

        assertThat(changeBy("key", "hash", id, refundFails)).isEqualTo(Kind.STORED);
        assertThat(changeBy("key", "hash", id, refundFails)).isEqualTo(Kind.REPEATED);
        assertThat(changeBy("key", "other", id, refundFails)).isEqualTo(Kind.FORGED);
        assertThat(order(id).alerts()).hasSize(1);
    }

    private UpdateResult change(String id, OrderChange.Rule rule) {
        return camel.requestBody(OrderUpdateRoutes.UPDATE, OrderChange.of(UUID.fromString(id), rule),
            UpdateResult.class);
    }

    private Kind changeBy(String key, String hash, String id, OrderChange.Rule rule) {
        return camel.requestBody(OrderUpdateRoutes.UPDATE, OrderChange.by(key, hash, UUID.fromString(id), rule),
            UpdateResult.class).kind();
    }

    private double alerts() {
        return meters.counter("guardian.orders.alarms", "kind", "refund-failed").count();
    }

    private long revision(String id) {
        return Long.parseLong(item(id).get("revision").n());
    }
}
