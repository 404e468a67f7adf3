package io.guardianpartner.orders.store;

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
import io.guardianpartner.orders.order.Cooking;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Paying;
import io.guardianpartner.orders.store.ChangeResult.Kind;
import io.guardianpartner.orders.testing.LossyDynamo;
import io.guardianpartner.orders.testing.OrdersTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What others write at the same time is never overwritten, and what was written is not done twice. */
class ConflictTest extends OrdersTest {

    @Autowired
    private MeterRegistry meters;

    @Test
    void manyWritersOfOneOrderLoseNothing() {
        String id = placed().id();
        long before = revision(id);
        ExecutorService writers = Executors.newFixedThreadPool(4);

        var results = IntStream.range(0, 40)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> change(id, (order, now) -> Paying.refundFailed(order,
                order.paymentId(), TOTAL, "try " + i, now)), writers))
            .toList().stream().map(CompletableFuture::join).toList();
        writers.shutdown();

        assertThat(results).allMatch(result -> result.is(Kind.STORED));
        assertThat(revision(id)).isEqualTo(before + 40);
        assertThat(order(id).alarms()).hasSize(10);
    }

    /** Trace and correlation id are the thread's. */
    @Test
    void whoIsOvertakenGoesOnInTheSameThread() {
        String id = placed().id();
        List<Thread> deciding = new CopyOnWriteArrayList<>();

        change(id, (order, now) -> {
            deciding.add(Thread.currentThread());
            if (deciding.size() == 1) {
                change(id, (found, then) -> Paying.refundFailed(found, found.paymentId(), TOTAL, "faster", then));
            }
            return Paying.refundFailed(order, order.paymentId(), TOTAL, "overtaken", now);
        });

        assertThat(deciding).hasSize(2).containsOnly(deciding.get(0));
        assertThat(order(id).alarms()).hasSize(2);
    }

    @Test
    void ofTwoContradictingDecisionsTheSecondSeesTheFirst() {
        String id = placed().id();
        UUID payment = order(id).paymentId();
        var paying = CompletableFuture.supplyAsync(() -> change(id,
            (order, now) -> Paying.succeeded(order, payment, TOTAL, now)));
        var failing = CompletableFuture.supplyAsync(() -> change(id,
            (order, now) -> Paying.failed(order, payment, now)));

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

        assertThat(change(id, (order, now) -> Cooking.cancelledByOwner(order, null, now)).kind())
            .isEqualTo(Kind.STORED);

        assertThat(order(id).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order(id).version()).isEqualTo(2);
    }

    @Test
    void aLostAnswerIsRecognisedThoughOthersWroteSince() {
        String id = placed().id();
        UUID payment = order(id).paymentId();
        LossyDynamo.losesNextAnswerOf(id, () -> change(id,
            (order, now) -> Cooking.movedTo(order, OrderStatus.IN_PROGRESS, now)));

        Kind kind = change(id, (order, now) -> Paying.succeeded(order, payment, TOTAL, now)).kind();

        assertThat(kind).isEqualTo(Kind.STORED);
        assertThat(order(id).status()).isEqualTo(OrderStatus.IN_PROGRESS);
    }

    @Test
    void aPersonIsCalledThoughTheAnswerToTheWriteGotLost() {
        String id = placed().id();
        double before = alarms();
        LossyDynamo.losesNextAnswerOf(id, () -> {});

        change(id, (order, now) -> Paying.refundFailed(order, order.paymentId(), TOTAL, "x", now));

        assertThat(alarms()).isEqualTo(before + 1);
    }

    @Test
    void aPersonIsCalledAgainWhenTheMessageComesAgain() {
        String id = placed().id();
        OrderChange.Rule refundFails = (order, now) -> Paying.refundFailed(order, order.paymentId(), TOTAL, "x", now);
        changeBy("key", "hash", id, refundFails);
        double before = alarms();

        changeBy("key", "hash", id, refundFails);

        assertThat(alarms()).isEqualTo(before + 1);
    }

    @Test
    void anOrderThatIsNotThereIsNotMade() {
        UUID id = Ids.next();

        assertThat(change(id.toString(), (order, now) -> Cooking.cancelledByOwner(order, null, now)).kind())
            .isEqualTo(Kind.UNKNOWN_ORDER);
        assertThat(item(id.toString())).isEqualTo(Map.of());
    }

    @Test
    void aKeyThatWasAppliedHasNoFurtherEffectAndAnotherBodyUnderItIsForged() {
        String id = placed().id();
        OrderChange.Rule refundFails = (order, now) -> Paying.refundFailed(order, order.paymentId(), TOTAL, "x", now);

        assertThat(changeBy("key", "hash", id, refundFails)).isEqualTo(Kind.STORED);
        assertThat(changeBy("key", "hash", id, refundFails)).isEqualTo(Kind.REPEATED);
        assertThat(changeBy("key", "other", id, refundFails)).isEqualTo(Kind.FORGED);
        assertThat(order(id).alarms()).hasSize(1);
    }

    private ChangeResult change(String id, OrderChange.Rule rule) {
        return camel.requestBody(OrderRoutes.CHANGE, OrderChange.of(UUID.fromString(id), rule), ChangeResult.class);
    }

    private Kind changeBy(String key, String hash, String id, OrderChange.Rule rule) {
        return camel.requestBody(OrderRoutes.CHANGE, OrderChange.by(key, hash, UUID.fromString(id), rule),
            ChangeResult.class).kind();
    }

    private double alarms() {
        return meters.counter("guardian.orders.alarms", "kind", "refund-failed").count();
    }

    private long revision(String id) {
        return Long.parseLong(item(id).get("revision").n());
    }
}
