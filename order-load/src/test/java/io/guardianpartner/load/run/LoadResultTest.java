package io.guardianpartner.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.load.measuring.ErrorCounts;
import io.guardianpartner.load.measuring.Latencies;
import io.guardianpartner.load.measuring.LoadStep;
import io.guardianpartner.load.menu.Menu;
import io.guardianpartner.load.order.OrderState;
import io.guardianpartner.load.order.TrackedOrder;
import io.guardianpartner.load.reconciliation.Discrepancy;
import io.guardianpartner.load.reconciliation.Facts;
import io.guardianpartner.load.reconciliation.Facts.OrderFact;
import io.guardianpartner.load.target.Target;
import io.guardianpartner.message.Money;
import org.junit.jupiter.api.Test;

/** Runs that are well, and those that are not. */
class LoadResultTest {

    private final ErrorCounts errors = new ErrorCounts();
    private final List<TrackedOrder> orders = new ArrayList<>();
    private final Map<Integer, OrderFact> found = new HashMap<>();
    private List<Discrepancy> discrepancies = List.of();
    private long notStarted;

    LoadResultTest() {
        TrackedOrder order = new TrackedOrder(1, "key", "load ab 1", "load-ab-1@example.com", List.of());
        order.placed(UUID.randomUUID(), "token", "payment", Money.of("10.00"));
        order.paid();
        orders.add(order);
        find(1, OrderState.FINISHED);
    }

    @Test
    void anErrorThatARepetitionHealedIsOneTooManyOnlyForTheStrict() {
        assertThat(isWell(true)).isTrue();
        errors.add(LoadStep.PLACE, "503");

        assertThat(isWell(false)).isTrue();
        assertThat(isWell(true)).isFalse();
    }

    @Test
    void anErrorOfTheReconciliationIsNoGuests() {
        errors.add(LoadStep.RECONCILE, "503");

        assertThat(isWell(true)).isTrue();
    }

    @Test
    void anOrderThatCouldNotBeStartedIsOneTooManyOnlyForTheStrict() {
        notStarted = 1;

        assertThat(isWell(false)).isTrue();
        assertThat(isWell(true)).isFalse();
    }

    @Test
    void withoutAnyOrderNothingIsWell() {
        orders.clear();
        found.clear();

        assertThat(isWell(false)).isFalse();
    }

    @Test
    void withoutAnOrderAtItsGoalNothingIsWell() {
        find(1, OrderState.CANCELLED);

        assertThat(isWell(false)).isFalse();
    }

    @Test
    void ordersThatWereEndedAreCountedAndThoseOfThemThatWerePaid() {
        TrackedOrder unpaid = new TrackedOrder(2, "key", "load ab 2", "load-ab-2@example.com", List.of());
        orders.add(unpaid);
        find(1, OrderState.CANCELLED);
        find(2, OrderState.CANCELLED);

        assertThat(result(false)).extracting(LoadResult::undone, LoadResult::undoneAfterPayment, LoadResult::atGoal)
            .containsExactly(2L, 1L, 0L);
    }

    @Test
    void withADiscrepancyNothingIsWell() {
        discrepancies = List.of(new Discrepancy(Discrepancy.Kind.LOST, "order", "is lost"));

        assertThat(isWell(false)).isFalse();
    }

    private void find(int number, OrderState state) {
        found.put(number, new OrderFact(state, Money.of("10.00")));
    }

    private boolean isWell(boolean strict) {
        return result(strict).isWell();
    }

    private LoadResult result(boolean strict) {
        LoadPlan plan = new LoadPlan(null, Duration.ofSeconds(1), 1, 1, false, 1, OrderState.FINISHED,
            Duration.ofMillis(50), Duration.ZERO, 1, 1, Duration.ofSeconds(1),
            Duration.ZERO, strict, 1);
        return new LoadResult(new Target(URI.create("http://localhost"), null, Map.of(), Map.of(), null, null), plan,
            new Menu("ab", List.of(), true, 1, 1), Instant.EPOCH, Duration.ofSeconds(1), orders, notStarted,
            Duration.ZERO, false, new Latencies(), errors, Map.of(), 0, new Facts(found, null, null, null),
            Duration.ZERO,
            discrepancies);
    }
}
