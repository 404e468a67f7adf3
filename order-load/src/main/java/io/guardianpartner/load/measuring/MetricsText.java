package io.guardianpartner.load.measuring;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process's metrics in Prometheus' text format, as far as costs are concerned.
 *
 * @param started when the process did, by which another one at the same address is known
 * @param cpuMillis empty if the process does not tell
 * @param awsRequests by API and operation; empty if the process does not tell
 * @param dynamoDbUnits capacity units by operation; empty if the process does not tell
 */
record MetricsText(OptionalDouble started, OptionalDouble cpuMillis, Map<String, Double> awsRequests,
    Map<String, Double> dynamoDbUnits) {

    private static final Pattern LINE = Pattern.compile("^([a-zA-Z_:]\\w*)(?:\\{(.*)})? (\\S+)(?: \\d+)?$");
    private static final Pattern API = Pattern.compile("\\bapi=\"([^\"]*)\"");
    private static final Pattern OPERATION = Pattern.compile("\\boperation=\"([^\"]*)\"");
    private static final double NANOS_PER_MILLI = 1e6;

    static MetricsText parse(String text) {
        OptionalDouble started = OptionalDouble.empty();
        OptionalDouble cpu = OptionalDouble.empty();
        Map<String, Double> requests = new TreeMap<>();
        Map<String, Double> units = new TreeMap<>();
        for (String line : text.split("\n")) {
            Matcher sample = LINE.matcher(line);
            if (line.startsWith("#") || !sample.matches()) {
                continue;
            }
            double value = Double.parseDouble(sample.group(3));
            switch (sample.group(1)) {
                case "process_start_time_seconds" -> started = OptionalDouble.of(value);
                case "process_cpu_time_ns_total" -> cpu = OptionalDouble.of(value / NANOS_PER_MILLI);
                case "guardian_aws_requests_total" ->
                    requests.merge(tag(API, sample.group(2)) + " " + tag(OPERATION, sample.group(2)), value,
                        Double::sum);
                case "guardian_dynamodb_units_total" ->
                    units.merge(tag(OPERATION, sample.group(2)), value, Double::sum);
                default -> {
                }
            }
        }
        return new MetricsText(started, cpu, requests, units);
    }

    private static String tag(Pattern tag, String tags) {
        Matcher matcher = tag.matcher(tags == null ? "" : tags);
        return matcher.find() ? matcher.group(1) : "?";
    }
}
