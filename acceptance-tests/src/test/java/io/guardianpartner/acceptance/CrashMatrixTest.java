package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Waiting.eventually;
import static io.guardianpartner.acceptance.Waiting.eventuallySome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each service is killed before every step that it takes while orders are placed, paid, paid anew, refunded in part, charged back
 * and cancelled. Whatever the step, the order ends rightly: paid once and refunded once, its stock taken once and given back once.
 * <p>
 * The steps are not listed here: one undisturbed run writes them down, so a new step is a new test.
 * All of them take longer than a build may: {@code -Dcrash.oneIn=1} crashes before every step, {@code -Dcrash.oneIn=16},
 * the default, before one in sixteen, on each day before others. {@code -Dcrash.steps=orders/.*}
 * takes those whose {@code service/route/step} matches.
 */
@InRestaurant
class CrashMatrixTest {

    private static final int ONE_IN = Integer.getInteger("crash.oneIn", 16);
    private static final long TODAY = LocalDate.now(ZoneOffset.UTC).toEpochDay();
    private static final List<String> SERVICES = List.of("orders", "payments", "catalog");

    private final Restaurant restaurant;
    private final Customer customer;
    private final Broker broker;
    private final Stock stock;
    private int armed;
    private int crashed;

    CrashMatrixTest(Restaurant restaurant) {
        this.restaurant = restaurant;
        customer = restaurant.customer();
        broker = restaurant.broker();
        stock = restaurant.stock();
    }

    @TestFactory
    Stream<DynamicTest> anOrderSurvivesTheCrashBeforeEveryStep() {
        Set<Step> looking = stepsOf(this::look);
        Set<Step> paid = stepsOf(this::placePayAndCancel);
        paid.removeAll(looking);
        Set<Step> unpaid = stepsOf(this::placeAndCancel);
        unpaid.removeAll(looking);
        unpaid.removeAll(paid);
        Set<Step> paidAnew = stepsOf(this::failPayAnewAndCancel);
        Set<Step> chargedBack = stepsOf(this::refundAPartAndChargeBack);
        for (Set<Step> known : List.of(looking, paid, unpaid)) {
            paidAnew.removeAll(known);
            chargedBack.removeAll(known);
        }
        chargedBack.removeAll(paidAnew);
        assertThat(paid).as("steps of placing, paying and cancelling").hasSizeGreaterThan(60);
        assertThat(paidAnew).as("steps of paying anew").hasSizeGreaterThan(10);
        assertThat(chargedBack).as("steps of a refund of a part and of a charge-back").hasSizeGreaterThan(10);
        System.out.printf("%d steps, crashes before one in %d of them%n",
            paid.size() + unpaid.size() + paidAnew.size() + chargedBack.size(), ONE_IN);
        return Stream.of(
            rounds(paid).map(round -> crashing(round, "paid", this::placePayAndCancel)),
            rounds(unpaid).map(round -> crashing(round, "unpaid", this::placeAndCancel)),
            rounds(paidAnew).map(round -> crashing(round, "paid anew", this::failPayAnewAndCancel)),
            rounds(chargedBack).map(round -> crashing(round, "charged back", this::refundAPartAndChargeBack)),
            Stream.of(DynamicTest.dynamicTest("nearly every step was crashed before", this::nearlyAllCrashed)))
            .flatMap(tests -> tests);
    }

    /** Groups of steps, one of each service: in a round each service dies once. */
    private static Stream<List<Step>> rounds(Set<Step> steps) {
        Map<String, List<Step>> byService = steps.stream().filter(Step::isWanted)
            .collect(Collectors.groupingBy(Step::service));
        int most = byService.values().stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, most).filter(round -> round % ONE_IN == TODAY % ONE_IN)
            .mapToObj(round -> byService.values().stream()
                .filter(own -> round < own.size()).map(own -> own.get(round)).toList());
    }

    private record Step(String service, String id) {

        private static final Pattern WANTED = Pattern.compile(System.getProperty("crash.steps", ".*"));

        boolean isWanted() {
            return WANTED.matcher(toString()).matches();
        }

        @Override
        public String toString() {
            return service + "/" + id;
        }
    }

    private Set<Step> stepsOf(Consumer<String> flow) {
        String product = stock.product("10.00", 3);
        SERVICES.forEach(service -> restaurant.crashPoints(service).startTrace());
        flow.accept(product);
        Set<Step> steps = new LinkedHashSet<>();
        SERVICES.forEach(service -> restaurant.crashPoints(service).stopTrace()
            .forEach(step -> steps.add(new Step(service, step))));
        return steps;
    }

    private DynamicTest crashing(List<Step> round, String flowName, Consumer<String> flow) {
        return DynamicTest.dynamicTest(flowName + ": crashes before " + round, () -> {
            armed += round.size();
            List<Step> spared = crash(crash(round, flow), flow);
            crashed += round.size() - spared.size();
            assumeTrue(spared.isEmpty(), () -> "went well, but these steps were not taken in two tries: " + spared);
        });
    }

    /** @return the steps that were not taken: what a job finds to do is a matter of luck */
    private List<Step> crash(List<Step> steps, Consumer<String> flow) {
        if (steps.isEmpty()) {
            return steps;
        }
        restaurant.awaitReady();
        String product = stock.product("10.00", 3);
        steps.forEach(step -> restaurant.crashPoints(step.service()).arm(step.id()));
        try {
            flow.accept(product);
        } finally {
            steps = steps.stream().filter(step -> restaurant.crashPoints(step.service()).disarm()).toList();
        }
        return steps;
    }

    private void nearlyAllCrashed() {
        assertThat(crashed).as("crashes of " + armed).isGreaterThanOrEqualTo(armed * 9 / 10);
    }

    /** What the flows do only to see how things stand. */
    private void look(String product) {
        Order order = placed(stock.product("10.00", 3));
        SERVICES.forEach(service -> restaurant.crashPoints(service).stopTrace());
        SERVICES.forEach(service -> restaurant.crashPoints(service).startTrace());
        customer.sees(order);
        stockIsAsBefore(product);
    }

    private void placePayAndCancel(String product) {
        Order order = placed(product);
        broker.approves(order);
        becomes(order, "AWAITING");
        eventually(() -> assertThat(stock.onHand(product)).isEqualTo(1));
        cancelled(order);
        eventually(() -> assertThat(broker.statusOf(order)).isEqualTo("refunded"));
        eventually(() -> assertThat(customer.sees(order).paymentStatus()).isEqualTo("REFUNDED"));
        stockIsAsBefore(product);
        assertThat(broker.paymentsOf(order)).as("charged once").hasSize(1);
        assertThat(broker.refundsOf(order)).as("refunded once").isEqualTo(1);
    }

    private void failPayAnewAndCancel(String product) {
        Order first = placed(product);
        broker.expires(first);
        becomes(first, "PAYMENT_FAILED");
        Order again = eventuallySome(() -> customer.paysAnew(first));
        assertThat(again.paymentId()).isNotEqualTo(first.paymentId());
        broker.approves(again);
        becomes(again, "AWAITING");
        eventually(() -> assertThat(stock.onHand(product)).isEqualTo(1));
        cancelled(again);
        eventually(() -> assertThat(broker.statusOf(again)).isEqualTo("refunded"));
        stockIsAsBefore(product);
        assertThat(broker.paymentsOf(first)).as("the first payment").hasSize(1);
        assertThat(broker.paymentsOf(again)).as("charged once").hasSize(1);
        assertThat(broker.refundsOf(again)).as("refunded once").isEqualTo(1);
    }

    private void refundAPartAndChargeBack(String product) {
        Order order = placed(product);
        broker.approves(order);
        becomes(order, "AWAITING");
        String key = UUID.randomUUID().toString();
        eventually(() -> assertThat(restaurant.service("payments")
            .post("/v1/payments/" + order.paymentId() + "/refunds",
                Map.of("amount", "5.00", "reason", "it was cold"), "Idempotency-Key", key)
            .status()).isBetween(200, 202));
        eventually(() -> assertThat(customer.sees(order).paymentStatus()).isEqualTo("PARTIALLY_REFUNDED"));
        broker.chargesBack(order);
        eventually(() -> assertThat(customer.sees(order).paymentStatus()).isEqualTo("CHARGED_BACK"));
        assertThat(broker.refundsOf(order)).as("refunded once").isEqualTo(1);
        assertThat(customer.sees(order).status()).isEqualTo("AWAITING");
        eventually(() -> assertThat(stock.onHand(product)).isEqualTo(1));
    }

    private void placeAndCancel(String product) {
        Order order = placed(product);
        cancelled(order);
        eventually(() -> assertThat(broker.statusOf(order)).isEqualTo("cancelled"));
        stockIsAsBefore(product);
        assertThat(broker.paymentsOf(order)).as("one payment").hasSize(1);
    }

    /** As a customer's app does it: the same request with the same key until there is an answer. */
    private Order placed(String product) {
        String key = UUID.randomUUID().toString();
        return eventuallySome(() -> customer.placed(key, product, 2));
    }

    private void cancelled(Order order) {
        eventually(() -> {
            customer.cancels(order);
            assertThat(customer.sees(order).status()).isEqualTo("CANCELLED");
        });
    }

    private void becomes(Order order, String status) {
        eventually(() -> assertThat(customer.sees(order).status()).isEqualTo(status));
    }

    private void stockIsAsBefore(String product) {
        eventually(() -> assertThat(List.of(stock.onHand(product), stock.reserved(product))).containsExactly(3, 0));
    }
}
