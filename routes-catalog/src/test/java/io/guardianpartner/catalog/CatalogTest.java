package io.guardianpartner.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.api.Caller;
import io.guardianpartner.api.Role;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.OrderStatusChanged;
import io.guardianpartner.test.GuardianTest;
import io.guardianpartner.test.MessagingProbe;
import io.guardianpartner.test.TestIdentity;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A catalog with its own database and queues, called over HTTP and by messages. It is shared, so every test has products
 * and orders of its own.
 */
@GuardianTest(service = Services.CATALOG, postgres = true, properties = "guardian.catalog.reservation.sweep-interval=200ms")
public abstract class CatalogTest {

    protected static final Caller CUSTOMER = new Caller("ana", Set.of(Role.CUSTOMER));
    protected static final Caller KITCHEN = new Caller("cook", Set.of(Role.KITCHEN));
    protected static final Caller ADMIN = new Caller("keeper", Set.of(Role.ADMIN));
    protected static final Caller ORDERS = new Caller("orders-service", Set.of(Role.SERVICE));

    private static final ObjectMapper LENIENT = JsonMapper.builder()
        .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
        .build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Null: a caller who may do it. */
    private static volatile Caller caller;

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    protected JdbcTemplate sql;

    @Autowired
    private MessagingProbe probe;

    @Autowired
    private MeterRegistry meters;

    @AfterEach
    void whoeverMayCallsAgain() {
        caller = null;
    }

    protected static void as(Caller other, Runnable calls) {
        caller = other;
        calls.run();
    }

    /** JSON, written with single quotes. */
    protected static JsonNode json(String text) {
        try {
            return LENIENT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    protected Answer get(String path, String... headers) {
        return call("GET", path, BodyPublishers.noBody(), headers);
    }

    protected Answer delete(String path, String... headers) {
        return call("DELETE", path, BodyPublishers.noBody(), headers);
    }

    protected Answer post(String path, Object body, String... headers) {
        return call("POST", path, BodyPublishers.ofString(body.toString()), headers);
    }

    protected Answer put(String path, Object body, String... headers) {
        return call("PUT", path, BodyPublishers.ofString(body.toString()), headers);
    }

    /** With exactly these headers: nobody is named who calls, unless they do. */
    protected Answer call(String method, String path, String body, String... headers) {
        caller = Caller.anonymous();
        return call(method, path, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body), headers);
    }

    private Answer call(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        Caller calling = caller != null ? caller : path.startsWith("/v1/reservations") ? ORDERS : ADMIN;
        if (!calling.isAnonymous() && !List.of(headers).contains("Authorization")) {
            request.header("Authorization",
                "Bearer " + TestIdentity.shared().tokenOf(calling.id(), calling.roles(), "catalog"));
        }
        try {
            return Answer.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls from as many threads, all of them started before any has its answer. */
    protected static List<Answer> atOnce(int times, IntFunction<Answer> call) {
        ExecutorService callers = Executors.newFixedThreadPool(times);
        try {
            List<CompletableFuture<Answer>> calls = IntStream.range(0, times)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.apply(i), callers))
                .toList();
            return calls.stream().map(CompletableFuture::join).toList();
        } finally {
            callers.shutdown();
        }
    }

    protected static long having(List<Answer> answers, int status) {
        return answers.stream().filter(answer -> answer.status() == status).count();
    }

    /** A new product. */
    protected UUID product(String name, String price, String category, int onHand) {
        ObjectNode body = LENIENT.createObjectNode().put("name", name).put("price", price)
            .put("categoryType", category);
        body.putObject("stock").put("onHand", onHand);
        return UUID.fromString(post("/v1/products", body).text("/id"));
    }

    /** Asks for a reservation; the lines are product, quantity, product, quantity … */
    protected Answer reserve(UUID order, Object... lines) {
        ObjectNode body = LENIENT.createObjectNode().put("orderId", order.toString())
            .put("payBy", Instant.now().plus(Duration.ofMinutes(35)).toString());
        ArrayNode asked = body.putArray("lines");
        for (int i = 0; i < lines.length; i += 2) {
            asked.addObject().put("productId", lines[i].toString()).put("quantity", (int) lines[i + 1]);
        }
        return post("/v1/reservations", body);
    }

    /** Portions on hand and reserved, such as {@code 10/3}. */
    protected String stock(UUID product) {
        return sql.queryForObject("select on_hand || '/' || reserved from stock where product_id = ?", String.class,
            product);
    }

    protected int count(String table) {
        return sql.queryForObject("select count(*) from " + table, Integer.class);
    }

    /** The catalog hears of an order; the lines are product, quantity, product, quantity … */
    protected void tell(UUID order, int version, String status, Object... lines) {
        probe.publish(probe.message(Services.ORDERS, Services.ANY, MessageTypes.MSG_ORDER_STATUS_CHANGED, order,
            orderStatus(order, version, status, lines)));
    }

    /** The payload by which orders tells of an order; the lines are product, quantity, product, quantity … */
    protected static OrderStatusChanged orderStatus(UUID order, int version, String status, Object... lines) {
        List<OrderStatusChanged.Item> items = new ArrayList<>();
        for (int i = 0; i < lines.length; i += 2) {
            items.add(new OrderStatusChanged.Item((UUID) lines[i], (int) lines[i + 1], "Caldo", Money.of("19.90")));
        }
        return new OrderStatusChanged(order, version, "PAYMENT_PENDING", status, items, Money.of("19.90"),
            Instant.now());
    }

    /** The payloads of the next messages of that type about that thing. */
    protected List<JsonNode> published(String type, UUID about, int expected) {
        List<JsonNode> payloads = new ArrayList<>();
        for (int i = 0; i < expected; i++) {
            payloads.add(probe.awaitPublished(type, about).envelope().payload());
        }
        return payloads;
    }

    /** Messages that orders sent and that ended in this way. */
    protected double messages(String outcome) {
        return meters.find("guardian.messages").tag("outcome", outcome).counters().stream()
            .mapToDouble(Counter::count).sum();
    }

    protected MessagingProbe probe() {
        return probe;
    }

    /** The version of the order that its reservation has heard of; 0 for none. */
    protected int heard(UUID order) {
        return sql.queryForList("select order_version from reservation where order_id = ?", Integer.class, order)
            .stream().findFirst().orElse(0);
    }

    /** The reservation's time is over. */
    protected void expire(UUID order) {
        sql.update("update reservation set expires_at = now() - interval '1 second' where order_id = ?", order);
    }
}
