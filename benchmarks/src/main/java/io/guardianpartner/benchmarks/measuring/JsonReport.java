package io.guardianpartner.benchmarks.measuring;

import static io.guardianpartner.benchmarks.CaseName.BURST_GUARDIAN;
import static io.guardianpartner.benchmarks.CaseName.BURST_SPRING_TUNED;
import static io.guardianpartner.benchmarks.CaseName.DYNAMODB_GUARDIAN;
import static io.guardianpartner.benchmarks.CaseName.DYNAMODB_RAW;
import static io.guardianpartner.benchmarks.CaseName.IDLE;
import static io.guardianpartner.benchmarks.CaseName.INBOUND_CAMEL;
import static io.guardianpartner.benchmarks.CaseName.INBOUND_CAMEL_TUNED;
import static io.guardianpartner.benchmarks.CaseName.INBOUND_GUARDIAN;
import static io.guardianpartner.benchmarks.CaseName.INBOUND_RAW;
import static io.guardianpartner.benchmarks.CaseName.INBOUND_SPRING;
import static io.guardianpartner.benchmarks.CaseName.INBOUND_SPRING_TUNED;
import static io.guardianpartner.benchmarks.CaseName.LATENCY;
import static io.guardianpartner.benchmarks.CaseName.METRICS;
import static io.guardianpartner.benchmarks.CaseName.POSTGRES_GUARDIAN;
import static io.guardianpartner.benchmarks.CaseName.POSTGRES_JDBC;
import static io.guardianpartner.benchmarks.CaseName.POSTGRES_METRICS;
import static io.guardianpartner.benchmarks.CaseName.POSTGRES_SPRING;
import static io.guardianpartner.benchmarks.CaseName.RELAY_DYNAMODB_GUARDIAN;
import static io.guardianpartner.benchmarks.CaseName.RELAY_DYNAMODB_RAW;
import static io.guardianpartner.benchmarks.CaseName.RELAY_GUARDIAN;
import static io.guardianpartner.benchmarks.CaseName.RELAY_PUBLISH;

import java.util.List;
import java.util.OptionalDouble;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.benchmarks.CaseName;
import io.guardianpartner.benchmarks.client.Result;

/** Results for programs: the figures that are goals, each with the raw ones beside it. What was not measured is not there. */
final class JsonReport {

    private final Measured measured;

    JsonReport(Measured measured) {
        this.measured = measured;
    }

    ObjectNode write() {
        var root = JsonNodeFactory.instance.objectNode();
        var options = measured.options();
        var run = root.putObject("run");
        options.distance().millis().forEach((to, millis) -> run.put(to + "Millis", millis));
        run.put("messages", options.messages()).put("rounds", options.rounds())
            .put("processors", Runtime.getRuntime().availableProcessors())
            .put("java", Runtime.version().toString());

        var inbound = section(root, "inbound", INBOUND_RAW, INBOUND_GUARDIAN, INBOUND_SPRING_TUNED,
            INBOUND_SPRING, INBOUND_CAMEL_TUNED, INBOUND_CAMEL, METRICS);
        ratio(inbound, "ratioToRaw", INBOUND_GUARDIAN, INBOUND_RAW);
        ratio(inbound, "ratioToSpringCloudAws", INBOUND_GUARDIAN, INBOUND_SPRING_TUNED);
        cpu(inbound, "cpuToRaw", INBOUND_GUARDIAN, INBOUND_RAW);
        cpu(inbound, "cpuToSpringCloudAws", INBOUND_GUARDIAN, INBOUND_SPRING_TUNED);
        shareOfMetrics(inbound, METRICS);
        requests(inbound, INBOUND_GUARDIAN);

        var postgres = section(root, "inboundPostgres", POSTGRES_JDBC, POSTGRES_GUARDIAN, POSTGRES_SPRING,
            POSTGRES_METRICS);
        ratio(postgres, "ratioToBareJdbc", POSTGRES_GUARDIAN, POSTGRES_JDBC);
        ratio(postgres, "ratioToSpringCloudAws", POSTGRES_GUARDIAN, POSTGRES_SPRING);
        cpu(postgres, "cpuToBareJdbc", POSTGRES_GUARDIAN, POSTGRES_JDBC);
        shareOfMetrics(postgres, POSTGRES_METRICS);

        var dynamoDb = section(root, "inboundDynamoDb", DYNAMODB_RAW, DYNAMODB_GUARDIAN);
        ratio(dynamoDb, "ratioToRaw", DYNAMODB_GUARDIAN, DYNAMODB_RAW);
        cpu(dynamoDb, "cpuToRaw", DYNAMODB_GUARDIAN, DYNAMODB_RAW);

        var relay = section(root, "relay", RELAY_PUBLISH, RELAY_GUARDIAN);
        ratio(relay, "ratioToBarePublish", RELAY_GUARDIAN, RELAY_PUBLISH);
        requests(relay, RELAY_GUARDIAN);

        var itemRelay = section(root, "relayDynamoDb", RELAY_DYNAMODB_RAW, RELAY_DYNAMODB_GUARDIAN);
        ratio(itemRelay, "ratioToRaw", RELAY_DYNAMODB_GUARDIAN, RELAY_DYNAMODB_RAW);
        cpu(itemRelay, "cpuToRaw", RELAY_DYNAMODB_GUARDIAN, RELAY_DYNAMODB_RAW);

        var burst = section(root, "burst", BURST_GUARDIAN, BURST_SPRING_TUNED);
        for (var name : List.of(BURST_GUARDIAN, BURST_SPRING_TUNED)) {
            if (measured.has(name)) {
                for (var figure : List.of("lastMillis", "slowestMillis")) {
                    burst.withObject("/cases/" + name.id()).put(figure,
                        Measured.rounded(measured.median(name, figure)));
                }
            }
        }

        var latency = section(root, "latency", LATENCY);
        if (measured.has(LATENCY)) {
            for (var figure : new String[]{"addedMedianMillis", "bareMedianMillis", "outboxMedianMillis"}) {
                latency.put(figure, Measured.rounded(measured.median(LATENCY, figure)));
            }
        }
        var idle = section(root, "idle", IDLE);
        if (measured.has(IDLE)) {
            idle.put("requestsPerMinute", Measured.rounded(measured.perMinute(JsonReport::requests)));
            idle.put("statementsPerMinute",
                Measured.rounded(measured.perMinute(result -> result.figures().get("statements"))));
            idle.put("cpuMillisPerMinute", Measured.rounded(measured.perMinute(result -> result.cpuSeconds() * 1000)));
        }
        return root;
    }

    private ObjectNode section(ObjectNode root, String name, CaseName... cases) {
        var section = root.putObject(name);
        for (var one : cases) {
            if (measured.has(one)) {
                section.withObject("/cases").set(one.id(), measured.raw(one));
            }
        }
        return section;
    }

    private void ratio(ObjectNode section, String name, CaseName of, CaseName to) {
        OptionalDouble ratio = measured.ratio(of, to);
        ratio.ifPresent(value -> section.put(name, Measured.rounded(value)));
    }

    private void cpu(ObjectNode section, String name, CaseName of, CaseName to) {
        OptionalDouble ratio = measured.ratioOfCpu(of, to);
        ratio.ifPresent(value -> section.put(name, Measured.rounded(value)));
    }

    private void shareOfMetrics(ObjectNode section, CaseName of) {
        OptionalDouble share = measured.shareOfMetrics(of);
        share.ifPresent(value -> section.put("metricsShareOfCpu", Measured.rounded(value)));
    }

    private void requests(ObjectNode section, CaseName name) {
        if (measured.has(name)) {
            section.put("requestsPerMessage", Measured.rounded(measured.median(name, Result::requestsPerMessage)));
        }
    }

    private static double requests(Result result) {
        return result.requests().values().stream().mapToLong(Long::longValue).sum();
    }
}
