package io.guardianpartner.support.inspection;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Counts and times of routes and steps, read from the meters in one pass over all of them. */
final class RouteMeters {

    private static final String EXCHANGES = "camel.exchanges.";
    private static final String ROUTE = "camel.route.policy";
    private static final String STEP = "camel.message.history";
    private static final String LONGEST_STEP = STEP + ".seconds.max";

    private final Map<String, Long> counts = new HashMap<>();
    private final Map<String, Timer> timers = new HashMap<>();
    private final Map<String, FunctionTimer> steps = new HashMap<>();
    private final Map<String, Double> longestSteps = new HashMap<>();

    /** How often a step has run, and for how long. */
    record StepTime(long count, Double meanMillis, Double maxMillis) {}

    private RouteMeters() {}

    static RouteMeters read(MeterRegistry meters) {
        RouteMeters read = new RouteMeters();
        meters.forEachMeter(read::add);
        return read;
    }

    private void add(Meter meter) {
        String name = meter.getId().getName();
        String route = meter.getId().getTag("routeId");
        if (route == null) {
            return;
        }
        if (meter instanceof Counter counter && name.startsWith(EXCHANGES)) {
            counts.merge(route + " " + name, (long) counter.count(), Long::sum);
        } else if (meter instanceof Timer timer && name.equals(ROUTE)) {
            timers.put(route, timer);
        } else if (meter instanceof FunctionTimer timer && name.equals(STEP)) {
            steps.put(route + " " + meter.getId().getTag("nodeId"), timer);
        } else if (meter instanceof Gauge longest && name.equals(LONGEST_STEP)) {
            longestSteps.put(route + " " + meter.getId().getTag("nodeId"), longest.value());
        }
    }

    /** Whether the route is measured: one that is left out, or has never run, has no meters. */
    boolean know(String route) {
        return timers.containsKey(route) || counts.containsKey(route + " " + EXCHANGES + "total");
    }

    long total(String route) {
        return count(route, "total");
    }

    long failed(String route) {
        return count(route, "failed");
    }

    long failuresHandled(String route) {
        return count(route, "failures.handled");
    }

    private long count(String route, String what) {
        return counts.getOrDefault(route + " " + EXCHANGES + what, 0L);
    }

    /** @return null if it is not timed */
    Timer ofRoute(String route) {
        return timers.get(route);
    }

    /** @return null if it is not timed, or has not run yet */
    StepTime ofStep(String route, String step) {
        FunctionTimer timer = steps.get(route + " " + step);
        return timer == null || timer.count() == 0
            ? null
            : new StepTime((long) timer.count(), rounded(timer.mean(TimeUnit.MILLISECONDS)),
                rounded(TimeUnit.SECONDS.toMillis(1) * longestSteps.getOrDefault(route + " " + step, Double.NaN)));
    }

    /** @return null without a timer or a case */
    static Double meanMillis(Timer timer) {
        return timer == null || timer.count() == 0 ? null : rounded(timer.mean(TimeUnit.MILLISECONDS));
    }

    static Double maxMillis(Timer timer) {
        return timer == null || timer.count() == 0 ? null : rounded(timer.max(TimeUnit.MILLISECONDS));
    }

    private static double rounded(double millis) {
        return Math.round(millis * 1000) / 1000.0;
    }
}
