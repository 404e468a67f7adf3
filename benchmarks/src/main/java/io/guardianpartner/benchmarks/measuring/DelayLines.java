package io.guardianpartner.benchmarks.measuring;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.guardianpartner.local.LocalCloud;

/** The lines that every case of a measurement at a distance has to the cloud. */
final class DelayLines implements AutoCloseable {

    private final Map<Integer, DelayLine> lines = new HashMap<>();

    DelayLines(LocalCloud cloud, Distance distance) {
        if (!distance.isNone()) {
            Stream.of(cloud.sqsEndpoint(), cloud.snsEndpoint()).map(URI::getPort)
                .forEach(port -> lines.put(port, new DelayLine(port, distance.queues())));
            lines.put(cloud.postgresPort(), new DelayLine(cloud.postgresPort(), distance.database()));
        }
    }

    /** The same variables, where each address of the cloud is the near end of a line. */
    Map<String, String> over(Map<String, String> variables) {
        var result = new HashMap<>(variables);
        for (var name : List.of("AWS_ENDPOINT_URL_SQS", "AWS_ENDPOINT_URL_SNS", "GUARDIAN_DATABASE_URL")) {
            result.computeIfPresent(name, (any, address) -> near(address));
        }
        return result;
    }

    private String near(String address) {
        var result = address;
        for (var line : lines.entrySet()) {
            result = result.replace(":" + line.getKey(), ":" + line.getValue().port());
        }
        return result;
    }

    @Override
    public void close() {
        lines.values().forEach(DelayLine::close);
    }
}
