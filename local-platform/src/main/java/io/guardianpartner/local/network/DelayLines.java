package io.guardianpartner.local.network;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.guardianpartner.local.Component;
import io.guardianpartner.local.LocalCloud;

/** The lines that lead to a cloud at a distance, one to each of its components that a service talks to. */
public final class DelayLines implements AutoCloseable {

    private static final List<String> ADDRESSES = List.of("AWS_ENDPOINT_URL_SQS", "AWS_ENDPOINT_URL_SNS",
        "AWS_ENDPOINT_URL_DYNAMODB", "GUARDIAN_DATABASE_URL");

    private static final Pattern PORT = Pattern.compile(":([0-9]{1,5})\\b");

    private final Map<Integer, DelayLine> lines = new HashMap<>();

    /** @param cloud may still be starting */
    public DelayLines(LocalCloud cloud, Distance distance) {
        if (distance.isNone()) {
            return;
        }
        lead(cloud.sqsEndpoint().getPort(), distance.queues());
        lead(cloud.snsEndpoint().getPort(), distance.queues());
        if (cloud.has(Component.DYNAMODB)) {
            lead(cloud.dynamoDbEndpoint().getPort(), distance.dynamodb());
        }
        if (cloud.has(Component.POSTGRES)) {
            lead(cloud.postgresPort(), distance.database());
        }
    }

    /** The same variables, where each address of the cloud is the near end of a line. */
    public Map<String, String> over(Map<String, String> variables) {
        var result = new LinkedHashMap<>(variables);
        for (var name : ADDRESSES) {
            result.computeIfPresent(name, (any, address) -> near(address));
        }
        return result;
    }

    private void lead(int port, Duration roundTrip) {
        lines.put(port, new DelayLine(port, roundTrip));
    }

    private String near(String address) {
        return PORT.matcher(address).replaceAll(found -> {
            var line = lines.get(Integer.valueOf(found.group(1)));
            return line == null ? found.group() : ":" + line.port();
        });
    }

    @Override
    public void close() {
        lines.values().forEach(DelayLine::close);
    }
}
