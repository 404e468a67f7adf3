package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Waiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What services tell Prometheus does not grow with their orders, and names nobody. */
@InRestaurant
class MetricsTest {

    private static final int MAX_SERIES_OF_A_POD = 3000;
    /** A UUID, an e-mail address, or a number that counts something: none is the value of a tag. */
    private static final Pattern OF_ONE_THING = Pattern.compile(
        "=\"[^\"]*([0-9a-f]{8}-[0-9a-f]{4}-|[^\" ]+@[^\" ]+|[0-9]{6,})[^\"]*\"");
    private final Restaurant restaurant;

    MetricsTest(Restaurant restaurant) {
        this.restaurant = restaurant;
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "payments", "catalog"})
    void noTagNamesOneOrderOrPerson(String service) {
        cooked();

        Set<String> series = series(service);

        assertThat(series).filteredOn(name -> OF_ONE_THING.matcher(withoutVersions(name)).find()).isEmpty();
        System.out.printf("%s: %d series%n", service, series.size());
        assertThat(series).hasSizeLessThan(MAX_SERIES_OF_A_POD);
    }

    /** A first retry or a first collection adds some, once; a tag with an id in it would add some at every order. */
    @Test
    void anOrderLikeThoseBeforeAddsNoSeries() {
        eventually(() -> {
            Set<String> before = ours();

            cooked();

            assertThat(ours()).isEqualTo(before);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "payments", "catalog"})
    void everyServiceTellsOfItsRoutesMessagesRequestsAndPools(String service) {
        cooked();

        Set<String> told = series(service).stream().map(name -> name.replaceAll("\\{.*", ""))
            .collect(Collectors.toSet());

        assertThat(told).contains("camel_exchanges_total", "camel_exchanges_inflight",
            "camel_route_policy_seconds_bucket", "camel_message_history_seconds_count", "guardian_messages_total",
            "guardian_message_handling_seconds_bucket", "guardian_message_age_seconds_bucket",
            "guardian_queue_messages", "guardian_deadletters", "guardian_outbox_oldest_age_seconds",
            "guardian_aws_requests_total", "guardian_aws_calls_seconds_count", "http_server_requests_seconds_bucket",
            "tomcat_threads_busy_threads", "executor_active_threads", "guardian_inbound_paused",
            "jvm_memory_used_bytes", "jvm_gc_pause_seconds_count", "process_cpu_usage");
    }

    private void cooked() {
        Order order = restaurant.customer().orders(restaurant.stock().product("10.00", 1), 1);
        restaurant.broker().approves(order);
        eventually(() -> assertThat(restaurant.kitchen().board()).contains(order.id()));
    }

    /** Those that a service's own work makes; the JVM's come and go with its garbage collector. */
    private Set<String> ours() {
        return Stream.of("orders", "payments", "catalog")
            .flatMap(service -> series(service).stream().map(name -> service + " " + name))
            .filter(name -> name.matches("[a-z]+ (guardian|camel|http_server)_.*")).collect(Collectors.toSet());
    }

    private Set<String> series(String service) {
        return new Api(restaurant.managementOf(service)).text("/actuator/prometheus").lines()
            .filter(line -> !line.startsWith("#")).map(line -> line.substring(0, line.lastIndexOf(' ')))
            .collect(Collectors.toSet());
    }

    /** The JVM's version may have a date. */
    private static String withoutVersions(String series) {
        return series.startsWith("jvm_info") ? "" : series;
    }
}
