package io.guardianpartner.load.calling;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.load.measuring.LoadStep;
import io.guardianpartner.load.order.OrderState;
import io.guardianpartner.load.order.TrackedOrder;
import io.guardianpartner.load.target.AccessToken;
import io.guardianpartner.load.target.LoadException;
import io.guardianpartner.load.target.Target;
import io.guardianpartner.message.Json;

/** Guardian's public API, and the simulator where a payer pays, as the load needs them. Thread-safe. */
public final class GuardianApi {

    private static final int UNAUTHORIZED = 401;

    private final Target target;
    private final PatientClient client;
    private final Patience patience;

    public GuardianApi(Target target, PatientClient client, Patience patience) {
        this.target = target;
        this.client = client;
        this.patience = patience;
    }

    /** @param begunNanos from when on patience counts */
    public Reply place(TrackedOrder order, LoadStep step, long begunNanos)
        throws GaveUpException, InterruptedException {
        ObjectNode cart = Json.mapper().createObjectNode();
        order.lines().forEach(line -> cart.withArray("items").addObject()
            .put("productId", line.productId().toString()).put("quantity", line.quantity()));
        cart.put("notes", order.notes()).putObject("payer").put("email", order.email());
        return client.call(step, () -> post(gateway("/v1/guest/orders"), cart).header("Idempotency-Key", order.key()),
            patience, begunNanos);
    }

    /** The order as its guest sees it. */
    public Reply look(TrackedOrder order, LoadStep step, long begunNanos)
        throws GaveUpException, InterruptedException {
        return client.call(step, () -> HttpRequest.newBuilder(gateway("/v1/guest/orders"))
            .header("Authorization", "Bearer " + order.token()), patience, begunNanos);
    }

    public Reply pay(TrackedOrder order, long begunNanos) throws GaveUpException, InterruptedException {
        return client.call(LoadStep.PAY, () -> HttpRequest.newBuilder(broker("/admin/payments/" + order.paymentId()
            + "/pay")).POST(BodyPublishers.noBody()), patience, begunNanos);
    }

    /** The order's payment as the broker has it. */
    public Reply payment(TrackedOrder order, long begunNanos) throws GaveUpException, InterruptedException {
        return client.call(LoadStep.PAY, () -> HttpRequest.newBuilder(broker("/admin/payments/" + order.paymentId())),
            patience, begunNanos);
    }

    public Reply move(UUID order, OrderState state, LoadStep step, long begunNanos)
        throws GaveUpException, InterruptedException {
        JsonNode body = Json.mapper().createObjectNode().put("status", state.name());
        return authorized(target.kitchen(), () -> json(gateway("/v1/orders/" + order + "/status"))
            .method("PATCH", BodyPublishers.ofString(body.toString())), step, begunNanos);
    }

    /** All orders on the kitchen's board. */
    public List<JsonNode> board() throws GaveUpException, InterruptedException {
        return pages("/v1/orders?limit=100", target.kitchen());
    }

    /** All products of the menu. */
    public List<JsonNode> menu() throws GaveUpException, InterruptedException {
        return pages("/v1/products?limit=100", null);
    }

    public Reply create(JsonNode product, String key) throws GaveUpException, InterruptedException {
        return authorized(target.admin(), () -> post(gateway("/v1/products"), product).header("Idempotency-Key", key),
            LoadStep.PREPARE, System.nanoTime());
    }

    public Reply delete(UUID product) throws GaveUpException, InterruptedException {
        return authorized(target.admin(), () -> HttpRequest.newBuilder(gateway("/v1/products/" + product)).DELETE(),
            LoadStep.RECONCILE, System.nanoTime());
    }

    public Reply stock(UUID product) throws GaveUpException, InterruptedException {
        return client.call(LoadStep.RECONCILE,
            () -> HttpRequest.newBuilder(gateway("/v1/products/" + product + "/stock")),
            patience, System.nanoTime());
    }

    /** The payments of payers whose addresses begin so, as the broker has them. */
    public List<JsonNode> paymentsOf(String payerPrefix) throws GaveUpException, InterruptedException {
        URI list = broker("/admin/payments?payer=" + URLEncoder.encode(payerPrefix, StandardCharsets.UTF_8));
        Reply reply = client.call(LoadStep.RECONCILE, () -> HttpRequest.newBuilder(list), patience, System.nanoTime());
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode payment : done(reply, list).path("items")) {
            if (payment.at("/payer/email").asText().startsWith(payerPrefix)) {
                found.add(payment);
            }
        }
        return found;
    }

    private List<JsonNode> pages(String first, AccessToken token) throws GaveUpException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String next = first;
        while (next != null) {
            URI page = gateway(next);
            Supplier<HttpRequest.Builder> request = () -> HttpRequest.newBuilder(page);
            Reply reply = token == null
                ? client.call(LoadStep.RECONCILE, request, patience, System.nanoTime())
                : authorized(token, request, LoadStep.RECONCILE, System.nanoTime());
            JsonNode body = done(reply, page);
            body.path("items").forEach(all::add);
            next = body.hasNonNull("next")
                ? first + "&cursor=" + URLEncoder.encode(body.path("next").asText(), StandardCharsets.UTF_8)
                : null;
        }
        return all;
    }

    private Reply authorized(AccessToken token, Supplier<HttpRequest.Builder> request, LoadStep step, long begunNanos)
        throws GaveUpException, InterruptedException {
        String shown = token.get();
        Reply reply = client.call(step, () -> request.get().header("Authorization", "Bearer " + shown), patience,
            begunNanos);
        if (reply.status() != UNAUTHORIZED) {
            return reply;
        }
        token.refused(shown);
        String renewed = token.get();
        return client.call(step, () -> request.get().header("Authorization", "Bearer " + renewed), patience,
            begunNanos);
    }

    private static JsonNode done(Reply reply, URI from) {
        if (!reply.isDone()) {
            throw new LoadException(from + " was answered with " + reply.kind() + ".");
        }
        return reply.body();
    }

    private static HttpRequest.Builder post(URI uri, JsonNode body) {
        return json(uri).POST(BodyPublishers.ofString(body.toString()));
    }

    private static HttpRequest.Builder json(URI uri) {
        return HttpRequest.newBuilder(uri).header("Content-Type", "application/json");
    }

    private URI gateway(String path) {
        return Target.under(target.gateway(), path);
    }

    private URI broker(String path) {
        return Target.under(target.broker(), path);
    }
}
