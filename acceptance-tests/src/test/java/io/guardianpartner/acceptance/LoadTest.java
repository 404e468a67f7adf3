package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Waiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.load.cli.LoadCommand;
import io.guardianpartner.message.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The load tool on the real platform, by its addresses, as on any other. */
@InRestaurant
class LoadTest {

    private final Restaurant restaurant;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private CompletableFuture<Integer> underWay = CompletableFuture.completedFuture(0);

    @TempDir
    private Path folder;

    LoadTest(Restaurant restaurant) {
        this.restaurant = restaurant;
    }

    @Test
    void ordersThatEndAsTheyShouldAreWell() throws IOException {
        assertThat(load("--orders", "20", "--at-a-time", "4")).as(said.toString(StandardCharsets.UTF_8)).isZero();

        JsonNode result = result();
        assertThat(result.at("/orders/finished").asInt()).isEqualTo(20);
        assertThat(result.at("/reconciliation/payments").asInt()).isEqualTo(20);
        assertThat(result.at("/latencyMillis/whole/count").asInt()).isEqualTo(20);
        for (String service : List.of("orders", "payments", "catalog")) {
            assertThat(result.at("/costs/services/" + service + "/cpuMillis").asDouble()).as(service).isPositive();
            assertThat(result.at("/costs/services/" + service + "/awsRequests").asDouble()).as(service)
                .isGreaterThan(20);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Nothing lost, nothing twice.");
        assertThat(restaurant.anonymous().get("/v1/products?text=Load%20" + run()).expect(200).body().path("items"))
            .isEmpty();
    }

    @Test
    void ordersBearThatAServiceIsKilled() throws IOException {
        CompletableFuture<Integer> exit = begin("--orders-per-second", "4", "--for", "8s", "--settle", "3m");
        eventually(() -> assertThat(paymentsOfLoad()).hasSizeGreaterThan(5));
        restaurant.kill("orders");

        assertThat(exit.join()).as(said.toString(StandardCharsets.UTF_8)).isZero();

        JsonNode result = result();
        assertThat(result.at("/orders/begun").asInt() + result.at("/orders/notStarted").asInt()).isEqualTo(32);
        assertThat(result.at("/errors/total").asInt()).isPositive();
        assertThat(result.at("/costs/services/orders/restarts").asInt()).isEqualTo(1);
    }

    @Test
    void aPortionThatSomebodyTookBehindItsBackIsFound() throws IOException {
        CompletableFuture<Integer> exit = begin("--orders", "6", "--at-a-time", "1", "--products", "1",
            "--settle", "10s");
        restaurant.stock().adds(Waiting.eventuallySome(this::productOfLoad), -1);

        assertThat(exit.join()).isEqualTo(1);

        assertThat(discrepancies()).singleElement().asString().startsWith("STOCK product Load ");
    }

    @Test
    void aRefundThatNobodyAskedForIsFound() throws IOException {
        CompletableFuture<Integer> exit = begin("--orders", "6", "--at-a-time", "1", "--settle", "10s");
        String payment = Waiting.eventuallySome(() -> paymentsOfLoad().stream()
            .filter(one -> one.path("status").asText().equals("approved")).findFirst()).path("id").asText();
        Api.Answer refund = new Api(restaurant.brokerAddress())
            .post("/admin/payments/" + payment + "/refund", Map.of("amount", 1.00));
        assertThat(refund.status()).isEqualTo(200);

        assertThat(exit.join()).isEqualTo(1);

        assertThat(discrepancies()).singleElement().asString().matches("MONEY order .* got 1\\.00 back");
    }

    @Test
    void anOrderThatSomebodyCancelsIsToldAndIsWellOnceItsMoneyIsBack() throws IOException {
        CompletableFuture<Integer> exit = begin("--orders", "3", "--at-a-time", "1", "--no-cook");
        String order = Waiting.eventuallySome(() -> restaurant.kitchen().board().stream()
            .filter(id -> notesOf(id).startsWith("load " + run())).findFirst());
        restaurant.kitchenApi().post("/v1/orders/" + order + "/cancellation", Map.of()).expect(200);

        assertThat(exit.join()).as(said.toString(StandardCharsets.UTF_8)).isZero();

        assertThat(result().at("/orders/undone").asInt()).isEqualTo(1);
        assertThat(result().at("/orders/undoneAfterPayment").asInt()).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
            .contains("1 were ended after they were placed, 1 of them after they were paid.");
    }

    /** A run beside the test, which does not end before it. */
    private CompletableFuture<Integer> begin(String... amount) {
        underWay = CompletableFuture.supplyAsync(() -> load(amount));
        return underWay;
    }

    @AfterEach
    void awaitTheEnd() {
        underWay.join();
    }

    private int load(String... amount) {
        List<String> arguments = new ArrayList<>(List.of(amount));
        arguments.addAll(List.of("--url", restaurant.doorAddress().toString(), "--pay-url",
            restaurant.brokerAddress().toString(), "--json", json().toString(), "--kitchen-token",
            "file:" + file("kitchen"), "--admin-token", "file:" + file("admin")));
        for (String service : List.of("orders", "payments", "catalog")) {
            URI management = restaurant.managementOf(service);
            arguments.addAll(List.of("--metrics", service + "=" + management));
        }
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return LoadCommand.run(folder, stream, stream, false, arguments.toArray(String[]::new));
    }

    private Path file(String who) {
        try {
            return Files.writeString(folder.resolve(who), restaurant.tokens().person(who, who));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path json() {
        return folder.resolve("result.json");
    }

    private JsonNode result() throws IOException {
        return Json.mapper().readTree(json().toFile());
    }

    private List<String> discrepancies() throws IOException {
        return StreamSupport.stream(result().at("/reconciliation/discrepancies").spliterator(), false)
            .map(found -> found.path("kind").asText() + " " + found.path("subject").asText() + " "
                + found.path("detail").asText())
            .toList();
    }

    private Optional<String> productOfLoad() {
        JsonNode items = restaurant.anonymous().get("/v1/products?text=Load%20" + run()).expect(200).body()
            .path("items");
        return StreamSupport.stream(items.spliterator(), false).map(product -> product.path("id").asText()).findFirst();
    }

    private String notesOf(String order) {
        return restaurant.kitchenApi().get("/v1/orders/" + order).expect(200).text("/notes");
    }

    /** Payments of the run that goes on: those before it have all come to their end. */
    private List<JsonNode> paymentsOfLoad() {
        JsonNode items = new Api(restaurant.brokerAddress()).get("/admin/payments?payer=load-" + run()).expect(200)
            .body()
            .path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    /** The name of the run, which it says first; before it does, one that none has. */
    private String run() {
        String text = said.toString(StandardCharsets.UTF_8);
        return text.startsWith("Run ") ? text.substring(4, 10) : "none";
    }
}
