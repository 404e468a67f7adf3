package io.guardianpartner.load.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.load.measuring.LoadStep;
import io.guardianpartner.load.measuring.ServiceCosts;
import io.guardianpartner.load.order.OrderState;
import io.guardianpartner.load.run.LoadPlan;
import io.guardianpartner.load.run.LoadResult;
import io.guardianpartner.load.target.LoadException;
import io.guardianpartner.message.Json;

/** Tells machines: all figures of a run in one JSON file, as the module's README describes it. */
public final class JsonReport {

    private static final int VERSION = 1;
    private static final ObjectWriter WRITER = Json.mapper().writerWithDefaultPrettyPrinter();

    private JsonReport() {}

    /** @throws LoadException if the file cannot be written */
    public static void write(LoadResult result, Path file) {
        try {
            WRITER.writeValue(file.toFile(), of(result));
        } catch (IOException e) {
            throw new LoadException(file + " cannot be written: " + e.getMessage() + ".");
        }
    }

    static ObjectNode of(LoadResult result) {
        ObjectNode json = Json.mapper().createObjectNode().put("version", VERSION).put("run", result.menu().run())
            .put("url", result.target().gateway().toString()).put("begin", result.begin().toString())
            .put("seconds", seconds(result.took())).put("interrupted", result.interrupted())
            .put("well", result.isWell());
        plan(result.plan(), json.putObject("plan"));
        if (!result.target().distance().isEmpty()) {
            ObjectNode distance = json.putObject("distanceMillis");
            result.target().distance().forEach(distance::put);
        }
        json.putObject("orders").put("begun", result.orders().size()).put("placed", result.placed())
            .put("paid", result.paid()).put("finished", result.found(OrderState.FINISHED))
            .put("undone", result.undone()).put("undoneAfterPayment", result.undoneAfterPayment())
            .put("refused", result.refused()).put("notStarted", result.notStarted())
            .put("perSecond", round(result.orders().size() / Math.max(seconds(result.took()), 0.001)))
            .put("latestStartMillis", result.latest().toMillis());
        latencies(result, json.putObject("latencyMillis"));
        errors(result, json);
        costs(result, json.putObject("costs"));
        ObjectNode reconciliation = json.putObject("reconciliation")
            .put("seconds", seconds(result.reconciliation()))
            .put("payments", result.facts().payments() == null ? null : result.facts().payments().size())
            .put("products", result.facts().stock() == null ? null : result.facts().stock().size());
        ArrayNode discrepancies = reconciliation.putArray("discrepancies");
        result.discrepancies().forEach(found -> discrepancies.addObject().put("kind", found.kind().name())
            .put("subject", found.subject()).put("detail", found.detail()));
        return json;
    }

    private static void plan(LoadPlan plan, ObjectNode json) {
        json.put("ordersPerSecond", plan.perSecond()).put("seconds", plan.hasEnd() ? seconds(plan.duration()) : null)
            .put("orders", plan.hasNumber() ? plan.orders() : null)
            .put("atATime", plan.perSecond() == null ? plan.atATime() : null).put("poisson", plan.poisson())
            .put("inFlight", plan.inFlight()).put("goal", plan.goal().name())
            .put("products", plan.ownProducts()).put("items", plan.items()).put("settleSeconds", seconds(plan.settle()))
            .put("quietSeconds", seconds(plan.quiet()))
            .put("strict", plan.strict()).put("seed", plan.seed());
    }

    private static void latencies(LoadResult result, ObjectNode json) {
        for (LoadStep step : LoadStep.values()) {
            if (result.latencies().count(step) > 0) {
                json.putObject(name(step)).put("count", result.latencies().count(step))
                    .put("mean", round(result.latencies().meanMillis(step)))
                    .put("p50", round(result.latencies().millis(step, 50)))
                    .put("p95", round(result.latencies().millis(step, 95)))
                    .put("p99", round(result.latencies().millis(step, 99)))
                    .put("max", round(result.latencies().millis(step, 100)));
            }
        }
    }

    private static void errors(LoadResult result, ObjectNode json) {
        ObjectNode errors = json.putObject("errors").put("total", result.errors().total())
            .put("retries", result.errors().retries());
        ArrayNode kinds = errors.putArray("kinds");
        result.errors().counts().forEach(count -> kinds.addObject().put("step", name(count.step()))
            .put("kind", count.kind()).put("count", count.count()));
    }

    private static void costs(LoadResult result, ObjectNode json) {
        ObjectNode services = json.putObject("services");
        for (Map.Entry<String, ServiceCosts> entry : result.costs().entrySet()) {
            ServiceCosts costs = entry.getValue();
            ObjectNode service = services.putObject(entry.getKey()).put("processes", costs.processes())
                .put("restarts", costs.restarts()).put("unread", costs.unread());
            service.put("cpuMillis", round(costs.cpuMillis()))
                .put("cpuMillisPerOrder", perOrder(costs.cpuMillis(), result));
            if (costs.awsRequests() != null) {
                service.put("awsRequests", round(costs.allAwsRequests()))
                    .put("awsRequestsPerOrder", perOrder(costs.allAwsRequests(), result));
                ObjectNode operations = service.putObject("awsRequestsByOperation");
                costs.awsRequests().forEach((name, count) -> operations.put(name, round(count)));
            }
            if (costs.dynamoDbUnits() != null) {
                service.put("writeUnitsPerOrder", perOrder(costs.writeUnits(), result))
                    .put("readUnitsPerOrder", perOrder(costs.readUnits(), result));
                ObjectNode units = service.putObject("dynamoDbUnitsByOperation");
                costs.dynamoDbUnits().forEach((name, count) -> units.put(name, round(count)));
            }
        }
        json.put("loadCpuMillis", round(result.ownCpuMillis()));
    }

    private static Double perOrder(Double whole, LoadResult result) {
        return whole == null || result.placed() == 0 ? null : round(whole / result.placed());
    }

    private static String name(LoadStep step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    private static double seconds(Duration duration) {
        return round(duration.toNanos() / 1e9);
    }

    private static Double round(Double value) {
        return value == null ? null : Math.round(value * 1000) / 1000.0;
    }
}
