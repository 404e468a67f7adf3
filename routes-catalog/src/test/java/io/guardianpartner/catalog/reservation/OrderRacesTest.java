package io.guardianpartner.catalog.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.guardianpartner.catalog.Answer;
import io.guardianpartner.catalog.CatalogTest;
import io.guardianpartner.message.Ids;
import org.junit.jupiter.api.Test;

/** Events, requests and the sweep that meet: whichever is first, the stock is right in the end. */
class OrderRacesTest extends CatalogTest {

    @Test
    void aCancellationThatMeetsTheRequestLeavesNothingReserved() {
        UUID much = product("Arroz", "1.00", "SIDE", 1000);
        List<UUID> orders = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            UUID one = Ids.next();
            orders.add(one);
            CompletableFuture<Answer> asking = CompletableFuture.supplyAsync(() -> reserve(one, much, 2));
            tell(one, 2, "CANCELLED", much, 2);
            assertThat(asking.join().status()).isIn(201, 409);
        }

        await().untilAsserted(() -> assertThat(orders).allMatch(one -> heard(one) == 2));
        assertThat(stock(much)).isEqualTo("1000/0");
    }

    @Test
    void eventsOfManyOrdersTwiceAndInAnyOrderLeaveTheRightStock() {
        UUID rice = product("Arroz", "1.00", "SIDE", 1000);
        UUID beans = product("Feijão", "1.00", "SIDE", 1000);
        List<List<String>> lives = List.of(List.of("PAYMENT_FAILED"), List.of("AWAITING", "CANCELLED"),
            List.of("AWAITING", "IN_PROGRESS", "DONE", "FINISHED"));
        List<Runnable> events = new ArrayList<>();
        List<UUID> orders = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            UUID one = Ids.next();
            List<String> life = lives.get(i % lives.size());
            orders.add(one);
            assertThat(reserve(one, rice, 3, beans, 2).status()).isEqualTo(201);
            for (int version = 2; version < life.size() + 2; version++) {
                String status = life.get(version - 2);
                int of = version;
                events.addAll(Collections.nCopies(2, () -> tell(one, of, status, beans, 2, rice, 3)));
            }
        }

        Collections.shuffle(events, new Random(20260131));
        events.forEach(Runnable::run);

        await().untilAsserted(() -> {
            assertThat(orders).extracting(this::heard).containsExactly(2, 3, 5, 2, 3, 5, 2, 3, 5, 2, 3, 5, 2, 3, 5);
            assertThat(stock(rice)).isEqualTo("985/0");
            assertThat(stock(beans)).isEqualTo("990/0");
        });
        assertThat(probe().deadLetters()).isEmpty();
    }

    @Test
    void aPaymentThatMeetsTheSweepIsServed() {
        UUID rice = product("Arroz", "1.00", "SIDE", 1000);
        List<UUID> orders = Stream.generate(Ids::next).limit(20).toList();
        for (UUID one : orders) {
            assertThat(reserve(one, rice, 2).status()).isEqualTo(201);
            expire(one);
            tell(one, 2, "AWAITING", rice, 2);
        }

        await().untilAsserted(() -> assertThat(orders).allMatch(one -> heard(one) == 2));
        assertThat(stock(rice)).isEqualTo("960/0");
    }
}
