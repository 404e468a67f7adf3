package io.guardianpartner.load.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.guardianpartner.load.measuring.LoadStep;
import io.guardianpartner.load.measuring.ServiceCosts;
import io.guardianpartner.load.menu.Menu;
import io.guardianpartner.load.order.OrderState;
import io.guardianpartner.load.run.LoadPlan;
import io.guardianpartner.load.run.LoadResult;
import io.guardianpartner.load.run.LoadRun;
import io.guardianpartner.load.run.RunView;
import io.guardianpartner.load.target.Target;

/** Tells people: what is going to be done, how it goes, and what came of it. */
public final class ConsoleReport implements LoadRun.Listener {

    private static final int MOST_SHOWN = 10;
    private static final List<LoadStep> STEPS = List.of(LoadStep.PLACE, LoadStep.AWAITING, LoadStep.IN_PROGRESS,
        LoadStep.DONE, LoadStep.FINISHED, LoadStep.WHOLE);

    private final Target target;
    private final LoadPlan plan;
    private final PrintStream out;
    private final PrintStream progress;
    private final boolean terminal;

    /** @param terminal whether the stream of progress is one, where a line may be written over */
    public ConsoleReport(Target target, LoadPlan plan, PrintStream out, PrintStream progress, boolean terminal) {
        this.target = target;
        this.plan = plan;
        this.out = out;
        this.progress = progress;
        this.terminal = terminal;
    }

    @Override
    public void begun(Menu menu) {
        line("Run %s at %s: %s.", menu.run(), target.gateway(), amount());
        line("Guests order %d of %s; %s. Seed %d. Ctrl-C ends it early and still reconciles.", menu.items(),
            menu.isOwn() ? menu.dishes().size() + " products made for this run" : "the restaurant's products", goal(),
            menu.seed());
        if (!target.distance().isEmpty()) {
            line("There and back: %s.", target.distance().entrySet().stream()
                .map(way -> number(way.getValue()) + " ms to " + way.getKey()).collect(Collectors.joining(", ")));
        }
    }

    @Override
    public AutoCloseable underWay(RunView view) {
        return ProgressLine.start(view, progress, terminal);
    }

    @Override
    public void reconciling(int orders) {
        progress.println("All orders have gone their way; looking at each of them"
            + (plan.quiet().isZero() ? "." : ", and once more after " + seconds(plan.quiet()) + "."));
    }

    @Override
    public void leftBehind(List<String> products) {
        progress.println("Still on the menu, and to be removed by hand: " + String.join(", ", products));
    }

    private String amount() {
        StringBuilder amount = new StringBuilder(plan.hasNumber() ? plan.orders() + " orders, " : "orders, ");
        if (plan.perSecond() == null) {
            amount.append(plan.atATime()).append(" at a time");
        } else {
            amount.append(number(plan.perSecond())).append(" a second, ")
                .append(plan.poisson() ? "at random times" : "evenly");
        }
        return (plan.hasEnd() ? amount.append(", for ").append(seconds(plan.duration())) : amount).toString();
    }

    private static String seconds(Duration duration) {
        return number(duration.toMillis() / 1000.0) + " s";
    }

    private String goal() {
        return switch (plan.goal()) {
            case PAYMENT_PENDING -> "nobody pays";
            case AWAITING -> "they pay, nobody cooks";
            default -> "they pay, the kitchen cooks";
        };
    }

    /** Tells all of it. */
    public void show(LoadResult result) {
        out.println();
        double seconds = result.took().toMillis() / 1000.0;
        line("%d orders in %.1f s (%.1f a second): %d placed, %d paid, %d finished.%s%s%s", result.orders().size(),
            seconds,
            result.orders().size() / Math.max(seconds, 0.001), result.placed(), result.paid(),
            result.found(OrderState.FINISHED), result.refused() > 0 ? " " + result.refused() + " were refused." : "",
            result.undone() > 0
                ? " " + result.undone() + " were ended after they were placed, " + result.undoneAfterPayment()
                    + " of them after they were paid."
                : "",
            result.interrupted() ? " Ended early." : "");
        if (result.notStarted() > 0) {
            line("NOT STARTED: %d more orders should have come and could not, since %d were under way (--in-flight).",
                result.notStarted(), plan.inFlight());
        }
        if (result.latest().toMillis() > 100) {
            line("This machine was busy: an order began up to %d ms late, which is in its latency.",
                result.latest().toMillis());
        }
        latencies(result);
        errors(result);
        costs(result);
        verdict(result);
        out.flush();
    }

    private void latencies(LoadResult result) {
        out.println();
        line("%-18s %8s %8s %8s %8s %8s", "milliseconds", "p50", "p95", "p99", "longest", "orders");
        for (LoadStep step : STEPS) {
            if (result.latencies().count(step) > 0) {
                line("%-18s %8.1f %8.1f %8.1f %8.1f %8d", step.label(), result.latencies().millis(step, 50),
                    result.latencies().millis(step, 95), result.latencies().millis(step, 99),
                    result.latencies().millis(step, 100), result.latencies().count(step));
            }
        }
    }

    private void errors(LoadResult result) {
        out.println();
        if (result.errors().total() == 0) {
            line("No errors.");
            return;
        }
        line("Errors, each of one try; %d times a try was repeated with the same key.", result.errors().retries());
        result.errors().counts()
            .forEach(count -> line("  %-18s %-40s %8d", count.step().label(), count.kind(), count.count()));
    }

    private void costs(LoadResult result) {
        out.println();
        if (result.costs().isEmpty() || result.placed() == 0) {
            line("What it cost is not known: --metrics says where the services tell it.");
            return;
        }
        line("%-18s %8s %12s %8s", "per order", "CPU ms", "AWS requests", "pods");
        double cpu = 0;
        double requests = 0;
        List<String> remarks = new ArrayList<>();
        for (Map.Entry<String, ServiceCosts> entry : result.costs().entrySet()) {
            ServiceCosts costs = entry.getValue();
            line("%-18s %8s %12s %8d", entry.getKey(), perOrder(costs.cpuMillis(), result),
                perOrder(costs.awsRequests() == null ? null : costs.allAwsRequests(), result), costs.processes());
            if (costs.dynamoDbUnits() != null) {
                remarks.add("of DynamoDB, " + entry.getKey() + " took " + perOrder(costs.writeUnits(), result)
                    + " write units and " + perOrder(costs.readUnits(), result) + " read units an order");
            }
            cpu += costs.cpuMillis() == null ? 0 : costs.cpuMillis();
            requests += costs.allAwsRequests();
            if (costs.restarts() > 0) {
                remarks.add(entry.getKey() + " was restarted " + costs.restarts()
                    + " times; up to 10 s of its costs before each are missing");
            }
            if (costs.processes() == 0) {
                remarks.add(entry.getKey() + "'s metrics could not be read");
            }
        }
        line("%-18s %8s %12s", "all services", perOrder(cpu, result), perOrder(requests, result));
        line("%-18s %8s", "this load", perOrder(result.ownCpuMillis(), result));
        remarks.forEach(remark -> line("  %s", remark));
    }

    private static String perOrder(Double whole, LoadResult result) {
        return whole == null ? "?" : String.format(Locale.ROOT, "%.1f", whole / result.placed());
    }

    private void verdict(LoadResult result) {
        out.println();
        double seconds = result.reconciliation().toMillis() / 1000.0;
        if (result.placed() == 0) {
            line("NO ORDER was placed.");
        } else if (result.atGoal() == 0) {
            line("NO ORDER came to %s.", plan.goal());
        }
        if (result.discrepancies().isEmpty()) {
            line("Reconciled in %.1f s: %d orders, %s, %s. Nothing lost, nothing twice.", seconds, result.placed(),
                result.facts().payments() == null
                    ? "payments not looked at"
                    : result.facts().payments().size() + " payments",
                result.facts().stock() == null
                    ? "stock not looked at (it is everybody's)"
                    : "stock of " + result.facts().stock().size() + " products");
        } else {
            line("NOT WELL, after %.1f s: %d", seconds, result.discrepancies().size());
            result.discrepancies().stream().limit(MOST_SHOWN).forEach(found -> line("  %s", found));
            if (result.discrepancies().size() > MOST_SHOWN) {
                line("  and %d more (--json has all)", result.discrepancies().size() - MOST_SHOWN);
            }
        }
        if (plan.strict() && (result.errors().total() > 0 || result.notStarted() > 0)) {
            line("STRICT: %d errors, %d orders not started.", result.errors().total(), result.notStarted());
        }
    }

    private static String number(double value) {
        return value == Math.rint(value)
            ? Long.toString((long) value)
            : String.format(Locale.ROOT, "%.2f", value);
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
