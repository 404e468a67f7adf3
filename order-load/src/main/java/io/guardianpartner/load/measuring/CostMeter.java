package io.guardianpartner.load.measuring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.load.target.Target;
import io.guardianpartner.message.LimitedBody;

/**
 * Reads what the services' processes have spent, every ten seconds from {@link #begin()} to {@link #end()}: a process may be
 * killed in between, and its successor counts from zero. A separate thread reads; {@link #end()} waits for it.
 */
public final class CostMeter {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** Each look has a service collect all of its metrics, which costs it some 30 ms. */
    private static final int LOOK_SECONDS = 10;
    private static final int LARGEST_ANSWER = 16 * 1024 * 1024;

    /** A process of a service, by its address. */
    private static final class Source {

        private MetricsText before;
        private Double cpuMillis;
        private Map<String, Double> requests;
        private Map<String, Double> units;
        private int restarts;
        private int unread;
        private boolean met;

        private void take(MetricsText now) {
            boolean successor = before != null && !before.started().equals(now.started());
            restarts += successor ? 1 : 0;
            if (before != null) {
                if (now.cpuMillis().isPresent()) {
                    double base = successor ? 0 : before.cpuMillis().orElse(0);
                    cpuMillis = (cpuMillis == null ? 0 : cpuMillis) + now.cpuMillis().getAsDouble() - base;
                }
                requests = plus(requests, now.awsRequests(), successor ? Map.of() : before.awsRequests());
                units = plus(units, now.dynamoDbUnits(), successor ? Map.of() : before.dynamoDbUnits());
            }
            before = now;
            met = true;
        }

        /** @param sum null as long as the process has told nothing */
        private static Map<String, Double> plus(Map<String, Double> sum, Map<String, Double> now,
            Map<String, Double> base) {
            if (now.isEmpty()) {
                return sum;
            }
            Map<String, Double> all = sum == null ? new TreeMap<>() : sum;
            now.forEach((name, count) -> all.merge(name, count - base.getOrDefault(name, 0.0), Double::sum));
            return all;
        }
    }

    private final Map<String, Map<URI, Source>> services = new LinkedHashMap<>();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(PATIENCE).build();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    public CostMeter(Map<String, List<URI>> management) {
        management.forEach((service, addresses) -> addresses
            .forEach(address -> services.computeIfAbsent(service, name -> new LinkedHashMap<>())
                .put(Target.under(address, "/actuator/prometheus"), new Source())));
    }

    /** From now on what is spent counts. */
    public void begin() {
        look();
        thread.scheduleAtFixedRate(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** What was spent up to now, by service. */
    public Map<String, ServiceCosts> end() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(1, TimeUnit.MINUTES);
        look();
        Map<String, ServiceCosts> costs = new LinkedHashMap<>();
        services.forEach((service, sources) -> costs.put(service, sum(sources)));
        return costs;
    }

    private static ServiceCosts sum(Map<URI, Source> sources) {
        Double cpu = null;
        Map<String, Double> requests = null;
        Map<String, Double> units = null;
        int met = 0;
        int restarts = 0;
        int unread = 0;
        for (Source source : sources.values()) {
            met += source.met ? 1 : 0;
            restarts += source.restarts;
            unread += source.unread;
            if (source.cpuMillis != null) {
                cpu = (cpu == null ? 0 : cpu) + source.cpuMillis;
            }
            requests = source.requests == null ? requests : Source.plus(requests, source.requests, Map.of());
            units = source.units == null ? units : Source.plus(units, source.units, Map.of());
        }
        return new ServiceCosts(cpu, requests, units, met, restarts, unread);
    }

    private void look() {
        services.values().forEach(sources -> sources.forEach(this::look));
    }

    private void look(URI address, Source source) {
        try {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                LimitedBody.text(LARGEST_ANSWER));
            if (answer.statusCode() == 200) {
                source.take(MetricsText.parse(answer.body()));
                return;
            }
        } catch (IOException | NumberFormatException e) {
            // Counted below: a process that does not answer is a fact of the run, not a fault of the load.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        source.unread++;
    }
}
