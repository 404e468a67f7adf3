package io.guardianpartner.payments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.guardianpartner.local.mercadopago.Fault;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The service, the broker and the books between them, driven by random interleavings of all that may happen. */
@AddLifecycleHook(RandomTries.class)
class RandomPaymentsTest {

    private static SimulatedService service;

    /**
     * The state in which a sequence begins.
     *
     * @param created how many of the orders have a payment
     * @param paid how many of these are paid, and known to be
     */
    record Beginning(int created, int paid) {

        void of(TriedOrders orders) {
            for (int number = 0; number < created; number++) {
                orders.order(number).create();
            }
            for (int number = 0; number < paid; number++) {
                orders.order(number).pay();
                orders.order(number).notify(1);
            }
            orders.poll();
        }
    }

    @BeforeContainer
    static void start() {
        service = new SimulatedService();
    }

    @AfterContainer
    static void stop() {
        service.close();
    }

    @Property(tries = 12)
    void whateverHappensMoneyIsRightAndEveryOrderIsToldWhatHappened(@ForAll("beginnings") Beginning beginning,
        @ForAll("sequences") List<Happening<TriedOrders>> sequence) {
        tried(beginning, sequence);
    }

    @Property(tries = 2)
    void aRestartForgetsNothing(@ForAll("beginnings") Beginning beginning,
        @ForAll("sequences") List<Happening<TriedOrders>> before,
        @ForAll("sequences") List<Happening<TriedOrders>> after) {
        List<Happening<TriedOrders>> all = new ArrayList<>(before);
        all.add(new Happening<>("restart", TriedOrders::restart));
        all.addAll(after);
        tried(beginning, all);
    }

    private static void tried(Beginning beginning, List<Happening<TriedOrders>> sequence) {
        TriedOrders orders = new TriedOrders(service);
        try {
            beginning.of(orders);
            for (Happening<TriedOrders> happening : sequence) {
                happening.deed().accept(orders);
                orders.checkMoney();
            }
            orders.calm();
            orders.checkMoney();
            orders.checkTruth();
        } finally {
            orders.leave();
        }
    }

    @Provide
    Arbitrary<Beginning> beginnings() {
        return Combinators.combine(Arbitraries.of(3, 2, 1, 0), Arbitraries.of(3, 2, 1, 0))
            .filter((created, paid) -> paid <= created).as(Beginning::new);
    }

    @Provide
    Arbitrary<List<Happening<TriedOrders>>> sequences() {
        return Happening.sequences(30, List.of(ofOrders(), ofOrders(), ofOrders(), ofAll(), ofAll(), atOnce()));
    }

    private static Arbitrary<Happening<TriedOrders>> atOnce() {
        return Combinators.combine(Arbitraries.oneOf(ofOrders(), ofAll()), Arbitraries.oneOf(ofOrders(), ofAll()))
            .as((first, second) -> new Happening<>("at once " + first + ", " + second,
                orders -> orders.atOnce(first.deed(), second.deed())));
    }

    /** What happens to one of the orders; of each line one kind is as likely as of the others. */
    private static Arbitrary<Happening<TriedOrders>> ofOrders() {
        Arbitrary<Happening<TriedOrder>> kinds = Arbitraries.oneOf(
            Happening.of("create", TriedOrder::create),
            Happening.of("create", TriedOrder::create),
            Happening.of("pay", TriedOrder::pay),
            Happening.of("pay", TriedOrder::pay),
            Happening.of("pay late", TriedOrder::payLate),
            Arbitraries.oneOf(
                Happening.of("create another", TriedOrder::createAnother),
                Happening.of("create another", TriedOrder::createAnother),
                Happening.of("pay the first late", TriedOrder::payFirstLate)),
            Happening.of("reject", TriedOrder::reject),
            Happening.of("cancel", TriedOrder::cancel),
            parts(),
            parts(),
            Happening.of("want all back", TriedOrder::refundAll),
            Arbitraries.oneOf(
                Happening.of("give 9.80 back by hand", order -> order.refundByHand("9.80", false)),
                Happening.of("give 20.00 back by hand", order -> order.refundByHand("20.00", false)),
                Happening.of("give 59.80 back by hand", order -> order.refundByHand("59.80", false)),
                Happening.of("give 1.00 back by hand, held", order -> order.refundByHand("1.00", true))),
            Arbitraries.oneOf(
                Happening.of("held refunds are made", order -> order.settleHeldRefunds(true)),
                Happening.of("held refunds are rejected", order -> order.settleHeldRefunds(false))),
            Arbitraries.oneOf(
                Happening.of("mediate", TriedOrder::mediate),
                Happening.of("charge back", TriedOrder::chargeBack),
                Happening.of("reimburse", TriedOrder::reimburse)),
            Happening.of("notify", order -> order.notify(1)),
            Arbitraries.oneOf(
                Happening.of("notify twice", order -> order.notify(2)),
                Happening.of("late notifications, the newest first", TriedOrder::letWebhooksThrough),
                Happening.of("forge a notification", TriedOrder::forge)));
        return Combinators.combine(Arbitraries.of(0, 0, 1, 2), kinds)
            .as((number, kind) -> new Happening<>(number + ": " + kind,
                orders -> kind.deed().accept(orders.order(number))));
    }

    private static Arbitrary<Happening<TriedOrder>> parts() {
        return Combinators.combine(Arbitraries.of("k1", "k2"), Arbitraries.of("9.80", "9.80", "50.00"))
            .as((key, amount) -> new Happening<>("want " + amount + " back by " + key,
                order -> order.refundPart(key, amount)));
    }

    private static Arbitrary<Happening<TriedOrders>> faults(Arbitrary<String> calls, Arbitrary<Fault> kinds) {
        return Combinators.combine(calls, kinds, Arbitraries.of(1, 2, 5))
            .as((call, fault, times) -> new Happening<>(call + " " + fault + " " + times + " times",
                orders -> orders.faults(call, fault, times)));
    }

    /** What happens to all of them. */
    private static Arbitrary<Happening<TriedOrders>> ofAll() {
        return Arbitraries.oneOf(
            Happening.of("poll", TriedOrders::poll),
            Happening.of("poll", TriedOrders::poll),
            Happening.of("poll", TriedOrders::poll),
            Happening.of("claim and die", TriedOrders::claim),
            Arbitraries.of("lock", "load", "decide", "save-payment", "save-refund", "add-messages", "record-answer",
                "put-off", "ask-broker", "begin")
                .map(step -> new Happening<>("fail before " + step, orders -> orders.failBefore(step))),
            faults(Arbitraries.of("create", "search", "read", "cancel"),
                Arbitraries.of(Fault.class).filter(fault -> fault != Fault.IN_PROCESS)),
            faults(Arbitraries.just("refund"), Arbitraries.of(Fault.class)),
            Arbitraries.of(Duration.ofSeconds(3), Duration.ofSeconds(20), Duration.ofMinutes(6), Duration.ofMinutes(40),
                Duration.ofHours(5)).map(time -> new Happening<>("wait " + time, orders -> orders.passes(time))));
    }
}
