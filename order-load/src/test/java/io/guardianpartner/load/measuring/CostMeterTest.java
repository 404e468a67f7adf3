package io.guardianpartner.load.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pods that show their metrics, as text that changes. */
class CostMeterTest {

    private final List<HttpServer> pods = new ArrayList<>();

    @AfterEach
    void close() {
        pods.forEach(pod -> pod.stop(0));
    }

    @Test
    void whatThePodsOfAServiceSpentIsAddedUp() throws Exception {
        Pod one = new Pod(100, 1000, 10);
        Pod two = new Pod(200, 5000, 50);
        CostMeter meter = new CostMeter(Map.of("orders", List.of(one.address, two.address)));

        meter.begin();
        one.shows(100, 1250, 14);
        two.shows(200, 5500, 51);

        ServiceCosts costs = meter.end().get("orders");
        assertThat(costs.cpuMillis()).isEqualTo(750.0);
        assertThat(costs.awsRequests()).containsExactly(Map.entry("Sqs ReceiveMessage", 5.0));
        assertThat(costs.writeUnits()).isEqualTo(20.0);
        assertThat(costs.readUnits()).isEqualTo(5.0);
        assertThat(costs.processes()).isEqualTo(2);
        assertThat(costs.restarts()).isZero();
    }

    @Test
    void thePodThatComesForOneThatWasKilledCountsFromZero() throws Exception {
        Pod pod = new Pod(100, 9000, 90);
        CostMeter meter = new CostMeter(Map.of("orders", List.of(pod.address)));

        meter.begin();
        pod.shows(170, 3000, 7);

        ServiceCosts costs = meter.end().get("orders");
        assertThat(costs.cpuMillis()).isEqualTo(3000.0);
        assertThat(costs.allAwsRequests()).isEqualTo(7.0);
        assertThat(costs.writeUnits()).isEqualTo(28.0);
        assertThat(costs.restarts()).isEqualTo(1);
    }

    @Test
    void ofWhoIsNotReachedNothingIsClaimed() throws Exception {
        CostMeter meter = new CostMeter(Map.of("orders", List.of(URI.create("http://127.0.0.1:1"))));

        meter.begin();

        assertThat(meter.end().get("orders")).isEqualTo(new ServiceCosts(null, null, null, 0, 0, 2));
    }

    private final class Pod {

        private final URI address;
        private volatile String text;

        private Pod(long started, long cpuMillis, long requests) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/actuator/prometheus", exchange -> {
                byte[] answer = text.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            pods.add(server);
            address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            shows(started, cpuMillis, requests);
        }

        private void shows(long started, long cpuMillis, long requests) {
            text = """
                # HELP process_cpu_time_ns_total The "cpu time" used by the Java Virtual Machine process
                # TYPE process_cpu_time_ns_total counter
                process_cpu_time_ns_total %d.0E6
                process_start_time_seconds 1.7959%dE9
                guardian_aws_requests_total{api="Sqs",operation="ReceiveMessage"} %d.0
                guardian_dynamodb_units_total{operation="PutItem",table="orders"} %d.0
                guardian_dynamodb_units_total{operation="UpdateItem",table="numbers"} %d.0
                guardian_dynamodb_units_total{operation="GetItem",table="orders"} %d.5
                """.formatted(cpuMillis, started, requests, 3 * requests, requests, requests);
        }
    }
}
