package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Waiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.acceptance.Messages.Letter;
import io.guardianpartner.local.cli.Guardian;
import io.guardianpartner.message.Json;
import io.guardianpartner.operations.cli.Home;
import io.guardianpartner.operations.platform.PlatformState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./guardian story} tells what happened to an order in all services, and what it waits for, and nobody's name. */
@InRestaurant
class OrderStoryTest {

    private final Restaurant restaurant;
    private final Customer customer;
    private final Broker broker;
    private final Stock stock;

    @TempDir
    private Path root;

    OrderStoryTest(Restaurant restaurant) {
        this.restaurant = restaurant;
        customer = restaurant.customer();
        broker = restaurant.broker();
        stock = restaurant.stock();
    }

    @BeforeEach
    void anAdministrator() throws IOException {
        ProcessHandle self = ProcessHandle.current();
        Path directory = Files.createDirectories(root.resolve(".guardian"));
        Json.mapper().writeValue(directory.resolve(PlatformState.FILE).toFile(), new PlatformState(self.pid(),
            PlatformState.startOf(self), restaurant.addresses(), Map.of(), List.of()));
        Files.writeString(root.resolve("token"), restaurant.tokens().person("admin", "admin"));
    }

    @AfterEach
    void theBrokerIsWell() {
        broker.isWell();
    }

    @Test
    void ofAPaidAndCookedOrder() throws IOException {
        Order order = new Order(restaurant.frontDoor().post("/v1/orders", Map.of(
            "items", Customer.cart(stock.product("10.00", 3), 2).get("items"), "notes", "for Zeca, no onions",
            "payer", Map.of("email", "zeca@example.org"))).expect(201).body());
        broker.approves(order);
        eventually(() -> assertThat(customer.sees(order).status()).isEqualTo("AWAITING"));
        List.of("IN_PROGRESS", "DONE", "FINISHED")
            .forEach(status -> restaurant.kitchen().moves(order, status).expect(200));
        eventually(() -> assertThat(story(order.id()).toString()).contains("RESERVED → COMMITTED"));

        JsonNode story = story(order.id());

        assertThat(whats(story)).contains("orders CUSTOMER placed, PAYMENT_PENDING",
            "catalog SERVICE RESERVED: portions are promised", "payments SERVICE wanted: PENDING",
            "payments SERVICE asked the broker, CREATE: answered", "payments BROKER approved by the broker",
            "orders MESSAGE PAYMENT_PENDING → AWAITING", "orders KITCHEN AWAITING → IN_PROGRESS",
            "orders KITCHEN DONE → FINISHED", "catalog MESSAGE took up MSG_ORDER_STATUS_CHANGED");
        assertThat(story.path("waitsFor")).isEmpty();
        List<String> times = StreamSupport.stream(story.path("entries").spliterator(), false)
            .map(entry -> entry.path("at").asText()).toList();
        assertThat(times.stream().map(Instant::parse)).isSorted();
        assertThat(story.toString()).doesNotContainIgnoringCase("zeca").doesNotContain("onions", "example.org",
            "br.gov.bcb.pix");
        assertThat(messageTold(story, "payments", "MSG_PAYMENT_SUCCESS")).as("the same message on both sides")
            .isEqualTo(messageTakenUp(story, "orders", "MSG_PAYMENT_SUCCESS"));
    }

    @Test
    void ofARefusedOrderByItsNumber() throws IOException {
        String product = stock.product("10.00", 1);
        customer.tries(UUID.randomUUID().toString(), product, 2).expect(409);
        Order order = customer.sees(customer.newest().orElseThrow());

        JsonNode story = story(order.json().path("trackingNumber").asText());

        assertThat(story.path("orderId").asText()).isEqualTo(order.id());
        assertThat(whats(story)).contains("orders CUSTOMER PAYMENT_PENDING → CANCELLED");
        assertThat(story.toString()).contains("STOCK_UNAVAILABLE");
        eventually(() -> assertThat(story(order.id()).path("waitsFor")).isEmpty());
    }

    @Test
    void ofAnOrderThatHangsBecauseTheBrokerIsAway() throws IOException {
        broker.faults(Map.of("create", "unavailable"));
        customer.tries(UUID.randomUUID().toString(), stock.product("10.00", 1), 1).expect(503);
        String order = customer.newest().orElseThrow();

        JsonNode story = story(order);

        assertThat(story.path("waitsFor")).extracting(waiting -> waiting.path("what").asText())
            .anyMatch(what -> what.startsWith("payments to create its Pix"))
            .anyMatch(what -> what.startsWith("the broker"));
        assertThat(story.at("/waitsFor/0/until").isTextual()).isTrue();
        assertThat(whats(story)).anyMatch(what -> what.startsWith("payments SERVICE asked the broker, CREATE: "));
    }

    @Test
    void ofAnOrderWhoseMessageIsADeadLetter() throws IOException {
        Order order = customer.orders(stock.product("10.00", 1), 1);
        Letter letter = Letter.of("PAYMENTS_SERVICE", "ORDERS_SERVICE", "MSG_PAYMENT_SUCCESS",
            Map.of("orderId", order.id(), "paymentId", order.paymentId(), "amount", "1.00", "approvedAt",
                Instant.now().toString()))
            .withAttribute("correlationId", order.id());
        restaurant.messages().send("orders", letter);
        try {
            eventually(() -> assertThat(story(order.id()).toString()).contains("DEAD_LETTER"));

            JsonNode story = story(order.id());

            assertThat(story.path("entries")).filteredOn(entry -> entry.path("kind").asText().equals("DEAD_LETTER"))
                .singleElement().satisfies(entry -> {
                    assertThat(entry.at("/message/id").asText()).isEqualTo(letter.id());
                    assertThat(entry.path("what").asText()).contains("the amount paid is not the order's total");
                });
            assertThat(story.path("waitsFor").toString()).contains("a person to replay or drop", "to pay the Pix");
        } finally {
            eventually(() -> assertThat(restaurant.messages().deadLetter("orders", letter.body())).isPresent());
        }
    }

    @Test
    void isForAdministratorsOnly() throws IOException {
        Order order = customer.orders(stock.product("10.00", 1), 1);
        Files.writeString(root.resolve("token"), restaurant.tokens().person("kitchen", "kitchen"));

        StringWriter complained = new StringWriter();
        assertThat(run(new StringWriter(), complained, order.id())).isEqualTo(1);

        assertThat(complained.toString()).contains("is not of an administrator");
    }

    private JsonNode story(String order) throws IOException {
        StringWriter said = new StringWriter();
        StringWriter complained = new StringWriter();
        assertThat(run(said, complained, order, "--json")).as("%s", complained).isZero();
        return Json.mapper().readTree(said.toString());
    }

    private int run(StringWriter said, StringWriter complained, String... arguments) {
        CommandLine command = Guardian.commandLine(new Home(root));
        command.setOut(new PrintWriter(said, true));
        command.setErr(new PrintWriter(complained, true));
        List<String> line = new ArrayList<>(List.of("story", "--token", "file:" + root.resolve("token")));
        line.addAll(List.of(arguments));
        return command.execute(line.toArray(String[]::new));
    }

    private static List<String> whats(JsonNode story) {
        return StreamSupport.stream(story.path("entries").spliterator(), false)
            .map(entry -> entry.path("service").asText() + " " + entry.path("by").asText() + " "
                + entry.path("what").asText())
            .toList();
    }

    private static String messageTold(JsonNode story, String service, String type) {
        return message(story, service, type, "published");
    }

    private static String messageTakenUp(JsonNode story, String service, String type) {
        return message(story, service, type, "handled");
    }

    private static String message(JsonNode story, String service, String type, String outcome) {
        return StreamSupport.stream(story.path("entries").spliterator(), false)
            .filter(entry -> entry.path("service").asText().equals(service))
            .map(entry -> entry.path("message"))
            .filter(message -> message.path("type").asText().equals(type)
                && message.path("outcome").asText().equals(outcome))
            .map(message -> message.path("id").asText()).findFirst().orElseThrow();
    }
}
