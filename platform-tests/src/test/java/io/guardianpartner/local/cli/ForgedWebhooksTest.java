package io.guardianpartner.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;

import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Response;
import org.junit.jupiter.api.Test;

class ForgedWebhooksTest {

    @Test
    void forgedNotificationsComeAndTheirRefusalsAreCounted() {
        AtomicInteger heard = new AtomicInteger();
        try (LocalHttpServer gateway = LocalHttpServer.named("a gateway")
            .route("POST", "/v1/webhooks/mercadopago", request -> {
                assertThat(request.header("x-signature")).isPresent();
                heard.incrementAndGet();
                return Response.json(401, "");
            })
            .start(0); ForgedWebhooks flood = ForgedWebhooks.start(gateway.uri(), 200)) {
            await().untilAsserted(() -> assertThat(flood.refused()).isGreaterThanOrEqualTo(20));
            assertThat(heard.get()).isGreaterThanOrEqualTo(20);
        }
    }
}
