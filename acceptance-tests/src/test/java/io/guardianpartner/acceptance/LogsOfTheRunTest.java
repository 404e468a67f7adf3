package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Waiting.eventuallySome;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guardianpartner.acceptance.Messages.Letter;
import io.guardianpartner.acceptance.Restaurant.Paused;
import io.guardianpartner.acceptance.logs.PersonalData;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the services have logged while all the other tests ran, whatever went wrong then: so this is the last of them. */
@InRestaurant
@Order(Integer.MAX_VALUE)
class LogsOfTheRunTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Restaurant restaurant;
    private final String order = UUID.randomUUID().toString();
    private final String traceId = order.replace("-", "");

    LogsOfTheRunTest(Restaurant restaurant) {
        this.restaurant = restaurant;
    }

    @Test
    void nothingPersonalIsInThem() {
        Set<String> secrets = new HashSet<>();
        restaurant.logging().forEach(name -> secrets.addAll(restaurant.secretsOf(name)));
        PersonalData data = new PersonalData(secrets);
        List<String> found = new ArrayList<>();
        for (String name : restaurant.logging()) {
            List<String> lines = lines(name);
            lines.stream().filter(line -> !data.in(line).isEmpty())
                .forEach(line -> found.add(name + " " + data.in(line) + ": " + line));
        }

        assertThat(lines("payments")).as("what is looked through").hasSizeGreaterThan(10);
        assertThat(found).isEmpty();
    }

    @Test
    void aLineOfAPodNamesItsOrderAndItsTrace() throws JsonProcessingException {
        JsonNode line = JSON.readTree(lineAboutAMessageThatFails("payments"));

        assertThat(line.path("correlationId").asText()).isEqualTo(order);
        assertThat(line.path("trace.id").asText()).isEqualTo(traceId);
    }

    @Test
    void soDoesALineOnOneMachine() {
        assertThat(lineAboutAMessageThatFails("catalog")).contains("[" + order + " " + traceId + "]");
    }

    private String lineAboutAMessageThatFails(String queue) {
        try (Paused nothing = restaurant.withoutDatabase(queue)) {
            restaurant.messages().send(queue, letterTo(queue));
            return eventuallySome(() -> lines(queue).stream()
                .filter(line -> line.contains("Failed MSG_") && line.contains(order)).findFirst());
        }
    }

    private Letter letterTo(String queue) {
        Letter letter = queue.equals("payments")
            ? Letter.of("ORDERS_SERVICE", "PAYMENTS_SERVICE", "MSG_PAYMENT_CANCELLATION_REQUESTED",
                Map.of("orderId", order, "reason", "wanted"))
            : Letter.of("ORDERS_SERVICE", "MSG_SERVICE_ANY", "MSG_ORDER_STATUS_CHANGED",
                Map.of("orderId", order, "version", 1, "previousStatus", "PAYMENT_PENDING", "status", "CANCELLED",
                    "items", List.of(Map.of("productId", order, "quantity", 1)), "totalPrice", "10.00", "occurredAt",
                    "2026-01-01T00:00:00Z"));
        return letter.withAttribute("correlationId", order)
            .withAttribute("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01");
    }

    private List<String> lines(String name) {
        try {
            return Files.readAllLines(restaurant.log(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
