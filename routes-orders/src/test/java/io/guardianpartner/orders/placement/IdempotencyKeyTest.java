package io.guardianpartner.orders.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.OrdersTest;
import org.junit.jupiter.api.Test;

/** A key makes one order of many requests. */
class IdempotencyKeyTest extends OrdersTest {

    @Test
    void theSameKeyTwiceIsOneOrder() {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();

        Http.Answer first = place(key, cart(product, 1)).expect(201);
        Http.Answer second = place(key, cart(product, 1)).expect(201);

        assertThat(second.order()).isEqualTo(first.order());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void theSameKeyManyTimesAtOnceIsOneOrder() {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();
        int before = count(ordersTable);

        List<Http.Answer> answers = IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> place(key, cart(product, 1)))).toList().stream()
            .map(CompletableFuture::join).toList();

        assertThat(answers).allSatisfy(answer -> answer.expect(201));
        assertThat(answers).extracting(Http.Answer::id).containsOnly(answers.get(0).id());
        assertThat(count(ordersTable)).isEqualTo(before + 1);
    }

    @Test
    void aKeyIsOneForEachCaller() {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();
        Http.Answer ofAna = place(key, cart(product, 1)).expect(201);
        caller.is(BOB);

        assertThat(place(key, cart(product, 1)).expect(201).id()).isNotEqualTo(ofAna.id());
    }

    @Test
    void aKeyUsedAgainForAnotherCartIsRefused() {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();
        place(key, cart(product, 1)).expect(201);

        Http.Answer other = place(key, cart(product, 2)).expect(422);

        assertThat(other.text("/type")).isEqualTo("urn:guardian:problem:idempotency-key-reused");
    }
}
