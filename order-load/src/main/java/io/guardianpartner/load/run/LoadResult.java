package io.guardianpartner.load.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.guardianpartner.load.measuring.ErrorCounts;
import io.guardianpartner.load.measuring.Latencies;
import io.guardianpartner.load.measuring.ServiceCosts;
import io.guardianpartner.load.menu.Menu;
import io.guardianpartner.load.order.OrderState;
import io.guardianpartner.load.order.TrackedOrder;
import io.guardianpartner.load.order.TrackedOrder.Placing;
import io.guardianpartner.load.reconciliation.Discrepancy;
import io.guardianpartner.load.reconciliation.Facts;
import io.guardianpartner.load.target.Target;

/**
 * All that a run has brought.
 *
 * @param took from the first order to when the last one had gone its way
 * @param notStarted orders that should have come and could not
 * @param latest by how much an order began too late at most, because this machine was busy
 * @param interrupted whether somebody ended it early
 * @param costs by service
 * @param ownCpuMillis what the load itself spent
 * @param facts what was found in the end
 * @param discrepancies what of it is wrong
 */
public record LoadResult(Target target, LoadPlan plan, Menu menu, Instant begin, Duration took,
    Collection<TrackedOrder> orders, long notStarted, Duration latest, boolean interrupted, Latencies latencies,
    ErrorCounts errors, Map<String, ServiceCosts> costs, double ownCpuMillis, Facts facts, Duration reconciliation,
    List<Discrepancy> discrepancies) {

    public long placed() {
        return orders.stream().filter(TrackedOrder::isPlaced).count();
    }

    public long paid() {
        return orders.stream().filter(TrackedOrder::isPaid).count();
    }

    public long refused() {
        return orders.stream().filter(order -> order.placing() == Placing.REFUSED).count();
    }

    /** How many orders the platform, or somebody, has ended after they were placed. */
    public long undone() {
        return facts.orders().values().stream().filter(fact -> fact.state().isUndone()).count();
    }

    /** How many of them had been paid: their guests have their money back, and nothing to eat. */
    public long undoneAfterPayment() {
        return orders.stream().filter(TrackedOrder::isPaid).map(order -> facts.orders().get(order.number()))
            .filter(fact -> fact != null && fact.state().isUndone()).count();
    }

    /** How many orders came to where the plan wanted each of them. */
    public long atGoal() {
        return facts.orders().values().stream().filter(fact -> fact.state().hasReached(plan.goal())).count();
    }

    /** How many orders were found in that state in the end. */
    public long found(OrderState state) {
        return facts.orders().values().stream().filter(fact -> fact.state() == state).count();
    }

    /**
     * Whether nothing was lost, nothing is there twice and nothing failed, as strictly as the plan wants it. A run of which no
     * order came to its goal shows nothing.
     */
    public boolean isWell() {
        return discrepancies.isEmpty() && atGoal() > 0
            && !(plan.strict() && (errors.total() > 0 || notStarted > 0));
    }
}
