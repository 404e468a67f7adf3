package io.guardianpartner.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;
import io.guardianpartner.local.supervisor.PlatformException;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.operations.tail.MessageTap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

class DemoTest {

    private static LocalCloud cloud;

    private final UUID orderId = UUID.randomUUID();
    private final StringWriter told = new StringWriter();
    private final Story story = new Story(new PrintWriter(told, true));
    private final AtomicReference<String> status = new AtomicReference<>("PAYMENT_PENDING");
    private int version = 1;
    private boolean moneyArrives = true;
    private LocalHttpServer world;

    @BeforeAll
    static void startCloud() {
        cloud = LocalCloud.builder().start();
    }

    @AfterAll
    static void stopCloud() {
        cloud.close();
    }

    @BeforeEach
    void start() {
        world = LocalHttpServer.named("a world of one order")
            .route("GET", "/v1/products", request -> Response.json(200, Map.of("items", List.of(
                Map.of("id", UUID.randomUUID(), "name", "Moqueca", "stock", Map.of("available", 0)),
                Map.of("id", UUID.randomUUID(), "name", "Feijoada", "stock", Map.of("available", 2))))))
            .route("POST", "/v1/guest/orders", request -> Response.json(201, order()))
            .route("GET", "/v1/orders/{id}", request -> Response.json(200, order()))
            .route("PATCH", "/v1/orders/{id}/status", this::move)
            .route("POST", "/admin/payments/pay-1/pay", request -> {
                if (moneyArrives) {
                    become("AWAITING");
                }
                return Response.json(200, Map.of());
            })
            .start(0);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void anOrderGetsFromTheMenuToTheCounterAndEveryMessageIsShown() {
        try (MessageTap tap = tap()) {
            demo(Duration.ofSeconds(10)).play();
        }

        assertThat(told.toString()).contains("A guest orders Feijoada: number 7", "The order is FINISHED.")
            .containsSubsequence("ORDERS_SERVICE → MSG_SERVICE_ANY", "AWAITING", "IN_PROGRESS", "DONE", "FINISHED");
    }

    @Test
    void anOrderThatDoesNotGetThereIsAFailureThatSaysHowFarItGot() {
        moneyArrives = false;

        try (MessageTap tap = tap()) {
            assertThatThrownBy(() -> demo(Duration.ofMillis(300)).play()).isInstanceOf(PlatformException.class)
                .hasMessageContaining("did not become AWAITING, it is PAYMENT_PENDING");
        }
    }

    @Test
    void theTapLeavesNothingBehind() {
        int queues = cloud.sqs().listQueues().queueUrls().size();
        int subscriptions = cloud.sns().listSubscriptions().subscriptions().size();

        try (MessageTap tap = tap()) {
            assertThat(cloud.sqs().listQueues().queueUrls()).hasSize(queues + 1);
        }

        await().untilAsserted(() -> assertThat(cloud.sqs().listQueues().queueUrls()).hasSize(queues));
        assertThat(cloud.sns().listSubscriptions().subscriptions()).hasSize(subscriptions);
    }

    private MessageTap tap() {
        return new MessageTap(cloud.sqsEndpoint(), cloud.snsEndpoint(), "local", Contract.load(), story::passed);
    }

    private Demo demo(Duration patience) {
        return new Demo(new Shop(world.uri(), world.uri(), () -> "token"), story, patience);
    }

    private Response move(Request request) {
        become(request.json().path("status").asText());
        return Response.json(200, order());
    }

    private void become(String next) {
        String previous = status.getAndSet(next);
        var message = Contract.load()
            .message(Services.ORDERS, Services.ANY, MessageTypes.MSG_ORDER_STATUS_CHANGED, orderId,
                Map.of("orderId", orderId, "version", ++version, "previousStatus", previous, "status", next, "items",
                    List.of(Map.of("productId", UUID.randomUUID(), "quantity", 1)), "occurredAt",
                    Instant.now().toString()));
        cloud.sns()
            .publish(request -> request.topicArn(cloud.topicArn("orders"))
                .message(message.body())
                .messageAttributes(Map.of("sender", MessageAttributeValue.builder()
                    .dataType("String")
                    .stringValue(Services.ORDERS)
                    .build())));
    }

    private Map<String, Object> order() {
        return Map.of("id", orderId, "trackingNumber", 7, "totalPrice", "39.90", "status", status.get(), "payment",
            Map.of("id", "pay-1", "pix", Map.of("copiaECola", "000201")));
    }
}
