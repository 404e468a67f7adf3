package io.guardianpartner.orders.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.OrdersTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** An address that is open to everybody takes no more requests than the service can serve. */
@TestPropertySource(properties = {"guardian.orders.guest.limit=2", "guardian.orders.guest.period=1h"})
class GuestThrottleTest extends OrdersTest {

    @Test
    void moreGuestsThanAreAllowedAreToldToComeAgainAndCustomersAreNotHeldUp() {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        http.post("/v1/guest/orders", cart(product, 1)).expect(201);
        http.post("/v1/guest/orders", cart(product, 1)).expect(201);
        int orders = count(ordersTable);

        Http.Answer refused = http.post("/v1/guest/orders", cart(product, 1)).expect(429);

        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.header("Retry-After")).isEqualTo("3600");
        assertThat(count(ordersTable)).isEqualTo(orders);
        place(newKey(), cart(product, 1)).expect(201);
    }
}
