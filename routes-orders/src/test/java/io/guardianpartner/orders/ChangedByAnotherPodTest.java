package io.guardianpartner.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.api.waiting.Waits;
import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.OrdersTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Readers also see what this pod did not change itself. */
@TestPropertySource(properties = {"guardian.rest.waiting.look=100ms", "guardian.rest.waiting.look-max=200ms",
    "guardian.orders.look-at-awaited-every=100ms"})
class ChangedByAnotherPodTest extends OrdersTest {

    @Autowired
    private Waits waits;

    @Test
    void aReaderIsAnsweredWhenAnotherPodHasChangedTheOrder() {
        String id = placed().id();
        String path = "/v1/orders/" + id;
        String tag = http.get(path).expect(200).header("ETag");
        CompletableFuture<Http.Answer> answer = CompletableFuture.supplyAsync(
            () -> http.get(path, "If-None-Match", tag, "Prefer", "wait=25"), task -> new Thread(task).start());
        await().untilAsserted(() -> assertThat(waits.waiting()).isOne());

        Map<String, AttributeValue> item = new HashMap<>(item(id));
        item.put("status", AttributeValue.fromS("AWAITING"));
        dynamo.putItem(request -> request.tableName(ordersTable).item(item));

        assertThat(answer.orTimeout(15, TimeUnit.SECONDS).join().expect(200).text("/status")).isEqualTo("AWAITING");
    }
}
