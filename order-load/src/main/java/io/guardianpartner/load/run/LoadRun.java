package io.guardianpartner.load.run;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.management.OperatingSystemMXBean;
import io.guardianpartner.load.arrival.Arrivals;
import io.guardianpartner.load.arrival.ClosedArrivals;
import io.guardianpartner.load.arrival.OpenArrivals;
import io.guardianpartner.load.calling.GaveUpException;
import io.guardianpartner.load.calling.GuardianApi;
import io.guardianpartner.load.calling.Patience;
import io.guardianpartner.load.calling.PatientClient;
import io.guardianpartner.load.journey.Journey;
import io.guardianpartner.load.measuring.CostMeter;
import io.guardianpartner.load.measuring.ErrorCounts;
import io.guardianpartner.load.measuring.Latencies;
import io.guardianpartner.load.measuring.LoadStep;
import io.guardianpartner.load.measuring.ServiceCosts;
import io.guardianpartner.load.menu.Menu;
import io.guardianpartner.load.order.TrackedOrder;
import io.guardianpartner.load.reconciliation.FactReader;
import io.guardianpartner.load.reconciliation.Reconciliation;
import io.guardianpartner.load.target.LoadException;
import io.guardianpartner.load.target.Target;

/** A run from its menu to its reconciliation. The calling thread leads it; {@link #stop()} may come from any other. */
public final class LoadRun {

    private static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory
        .getOperatingSystemMXBean();
    private static final int NAME_BYTES = 3;

    /** Hears how a run goes. */
    public interface Listener {

        /** Products are there and the first order comes. */
        void begun(Menu menu);

        /** Orders are under way; called once before the first. */
        AutoCloseable underWay(RunView view);

        /** All orders have gone their way and are looked at. */
        void reconciling(int orders);

        /** Products of these names, made for the run, could not be removed. */
        void leftBehind(List<String> products);
    }

    private final Target target;
    private final LoadPlan plan;
    private final Listener listener;
    private final Latencies latencies = new Latencies();
    private final ErrorCounts errors = new ErrorCounts();
    private final PatientClient client = new PatientClient(errors);
    private final ConcurrentLinkedQueue<TrackedOrder> orders = new ConcurrentLinkedQueue<>();
    private final RunView view = new RunView(latencies, errors);
    private final Arrivals arrivals;
    private volatile boolean stopped;

    public LoadRun(Target target, LoadPlan plan, Listener listener) {
        this.target = target;
        this.plan = plan;
        this.listener = listener;
        arrivals = plan.perSecond() == null
            ? new ClosedArrivals(plan.orders(), plan.atATime(), plan.duration().toNanos())
            : new OpenArrivals(plan.perSecond(), plan.duration().toNanos(), plan.orders(), plan.inFlight(),
                plan.poisson() ? new Random(plan.seed()) : null);
    }

    /** Lets no more orders come; those that are there go their way and are reconciled. */
    public void stop() {
        stopped = true;
        arrivals.stop();
    }

    /** @throws LoadException if it cannot be run, or nobody can say how it ended */
    public LoadResult run() throws InterruptedException {
        Patience patience = new Patience(plan.settle());
        GuardianApi api = new GuardianApi(target, client, patience);
        Menu menu = menu(api);
        try {
            CostMeter meter = new CostMeter(target.management());
            meter.begin();
            listener.begun(menu);
            Instant begin = Instant.now();
            long begun = System.nanoTime();
            long cpu = PROCESS.getProcessCpuTime();
            let(new Journey(api, patience, latencies, errors, plan.goal(), plan.lookEvery(), plan.cookTime()), menu,
                patience);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            double ownCpu = (PROCESS.getProcessCpuTime() - cpu) / 1e6;
            Map<String, ServiceCosts> costs = meter.end();
            listener.reconciling(orders.size());
            long reconciling = System.nanoTime();
            Verdict verdict = reconcile(menu);
            return new LoadResult(target, plan, menu, begin, took, orders, arrivals.notStarted(),
                Duration.ofNanos(arrivals.latestNanos()), stopped, latencies, errors, costs, ownCpu, verdict.facts(),
                Duration.ofNanos(System.nanoTime() - reconciling), verdict.discrepancies());
        } finally {
            // With new patience: the orders may have used theirs up.
            List<String> left = menu.remove(new GuardianApi(target, client, new Patience(plan.settle())));
            if (!left.isEmpty()) {
                listener.leftBehind(left);
            }
        }
    }

    private Menu menu(GuardianApi api) throws InterruptedException {
        byte[] name = new byte[NAME_BYTES];
        new Random().nextBytes(name);
        String run = HexFormat.of().formatHex(name);
        try {
            return plan.ownProducts() > 0
                ? Menu.make(api, run, plan.ownProducts(), plan.items(), plan.seed())
                : Menu.read(api, run, plan.items(), plan.seed());
        } catch (GaveUpException e) {
            throw new LoadException("Nobody answers at " + target.gateway() + ": " + e.getMessage() + ".");
        }
    }

    private void let(Journey journey, Menu menu, Patience patience) {
        try (AutoCloseable progress = listener.underWay(view)) {
            arrivals.run((number, intended) -> {
                TrackedOrder order = menu.order(number);
                orders.add(order);
                view.begins();
                try {
                    journey.go(order, intended);
                } catch (RuntimeException e) {
                    // An answer that is none of Guardian's; what there is of the order, reconciliation finds out.
                    errors.add(LoadStep.WHOLE, e.getClass().getSimpleName());
                    order.stopped("an answer could not be understood: " + e.getMessage());
                } finally {
                    view.ends();
                }
            }, patience::noMoreOrders);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a progress line can always be closed", e);
        }
    }

    private Verdict reconcile(Menu menu) throws InterruptedException {
        FactReader reader = new FactReader(new GuardianApi(target, client, new Patience(plan.settle())), menu,
            target.broker() != null, target.kitchen() != null);
        return Verdict.reach(known -> reader.read(orders, known),
            new Reconciliation(menu, List.copyOf(orders), plan.goal(), plan.strict()), plan.settle(), plan.quiet());
    }
}
