package io.guardianpartner.orders.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.OrdersTest;
import org.junit.jupiter.api.Test;

/** A cart that cannot become an order is told why, each time in the same words. */
class PlacementRejectionsTest extends OrdersTest {

    @Test
    void tooLittleStockIsNamedAndStaysRefusedUnderItsKey() {
        String product = CATALOG.product("Feijoada", "29.90", 1);
        String key = newKey();

        Http.Answer refused = place(key, cart(product, 3)).expect(409);
        CATALOG.stock(product, 10);
        Http.Answer again = place(key, cart(product, 3)).expect(409);

        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.text("/type")).isEqualTo("urn:guardian:problem:stock-unavailable");
        assertThat(refused.text("/lines/0/productId")).isEqualTo(product);
        assertThat(refused.text("/lines/0/name")).isEqualTo("Feijoada");
        assertThat(refused.body().at("/lines/0/wanted").asInt()).isEqualTo(3);
        assertThat(refused.body().at("/lines/0/available").asInt()).isEqualTo(1);
        assertThat(again.body()).isEqualTo(refused.body());
        assertThat(order(refused.text("/orderId")).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(PAYMENTS.requests(refused.text("/orderId"))).isEmpty();
    }

    @Test
    void aProductThatTheCatalogDoesNotKnowIsNotFound() {
        String product = Ids.next().toString();

        Http.Answer answer = place(newKey(), cart(product, 1)).expect(404);

        assertThat(answer.text("/type")).isEqualTo("urn:guardian:problem:unknown-product");
        assertThat(answer.text("/productId")).isEqualTo(product);
    }

    @Test
    void whatPaymentsRefusesStaysRefused() {
        String product = CATALOG.product("Feijoada", "29.91", 10);
        String key = newKey();
        PAYMENTS.answersOnce("29.91", 422, "not-so");

        Http.Answer refused = place(key, cart(product, 1)).expect(422);

        assertThat(place(key, cart(product, 1)).expect(422).body()).isEqualTo(refused.body());
        assertThat(PAYMENTS.requests(refused.text("/orderId"))).hasSize(1);
    }

    @Test
    void anOrderForWhosePaymentItIsTooLateIsClosed() {
        PAYMENTS.answersOnce("29.92", 422, "too-late");

        Http.Answer refused = place(newKey(), cart(CATALOG.product("Feijoada", "29.92", 10), 1)).expect(409);

        assertThat(refused.text("/type")).isEqualTo("urn:guardian:problem:order-closed");
    }
}
