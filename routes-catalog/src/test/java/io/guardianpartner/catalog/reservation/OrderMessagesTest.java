package io.guardianpartner.catalog.reservation;

import static io.guardianpartner.message.MessageTypes.MSG_STOCK_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.catalog.Answer;
import io.guardianpartner.catalog.CatalogTest;
import io.guardianpartner.message.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderMessagesTest extends CatalogTest {

    private final UUID order = Ids.next();
    private UUID soup;

    @BeforeEach
    void tenPortionsOfSoup() {
        soup = product("Caldo", "19.90", "MEAL", 10);
    }

    private void hear(int version, String status) {
        tell(order, version, status, soup, 4);
    }

    private void awaitStock(String stock) {
        await().untilAsserted(() -> assertThat(stock(soup)).isEqualTo(stock));
    }

    private void awaitVersion(int version) {
        await().untilAsserted(() -> assertThat(version(order)).isEqualTo(version));
    }

    private int version(UUID of) {
        List<Integer> versions = sql.queryForList("select order_version from reservation where order_id = ?",
            Integer.class, of);
        return versions.isEmpty() ? 0 : versions.get(0);
    }

    private String status() {
        return get("/v1/reservations/" + order).text("/status");
    }

    private void lapsed() {
        reserve(order, soup, 4);
        sql.update("update reservation set expires_at = now() - interval '1 second' where order_id = ?", order);
        awaitStock("10/0");
    }

    private void assertClosed() {
        Answer again = reserve(order, soup, 4);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("/type")).isEqualTo("urn:guardian:problem:order-closed");
    }

    @Test
    void aPaidOrderTakesItsPortions() {
        reserve(order, soup, 4);

        hear(2, "AWAITING");

        awaitStock("6/0");
        assertThat(status()).isEqualTo("COMMITTED");
        assertThat(reserve(order, soup, 4).status()).isEqualTo(200);
        assertThat(reserve(order, soup, 3).text("/type")).isEqualTo("urn:guardian:problem:reservation-differs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAYMENT_FAILED", "CANCELLED"})
    void anOrderThatIsOverGivesItsPortionsBack(String ending) {
        reserve(order, soup, 4);

        hear(2, ending);

        awaitStock("10/0");
        assertThat(status()).isEqualTo("RELEASED");
        assertClosed();
    }

    @Test
    void aPaidOrderThatIsCancelledPutsItsPortionsBack() {
        reserve(order, soup, 4);
        hear(2, "AWAITING");
        awaitStock("6/0");

        hear(3, "CANCELLED");

        awaitStock("10/0");
        assertClosed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAYMENT_FAILED", "CANCELLED"})
    void anOrderThatIsOverBeforeItAskedLeavesATombstone(String ending) {
        hear(2, ending);

        awaitVersion(2);
        assertClosed();
        assertThat(stock(soup)).isEqualTo("10/0");
        assertThat(get("/v1/reservations/" + order).json())
            .isEqualTo(json("{'orderId': '" + order + "', 'lines': [], 'status': 'RELEASED'}"));
    }

    @Test
    void theKitchenOvertakingThePaymentTakesThePortionsOnce() {
        reserve(order, soup, 4);

        hear(3, "IN_PROGRESS");
        awaitStock("6/0");
        double stale = messages("stale");
        hear(2, "AWAITING");

        await().untilAsserted(() -> assertThat(messages("stale")).isEqualTo(stale + 1));
        assertThat(stock(soup)).isEqualTo("6/0");
        assertThat(version(order)).isEqualTo(3);
    }

    @Test
    void whatTheKitchenDoesLaterMovesNothing() {
        reserve(order, soup, 4);
        hear(2, "AWAITING");
        awaitStock("6/0");

        hear(3, "IN_PROGRESS");
        hear(4, "DONE");
        hear(5, "FINISHED");

        awaitVersion(5);
        assertThat(stock(soup)).isEqualTo("6/0");
    }

    @Test
    void theSameNewsAsAnotherMessageIsADuplicate() {
        reserve(order, soup, 4);
        hear(2, "AWAITING");
        awaitStock("6/0");
        double duplicates = messages("duplicate");

        hear(2, "AWAITING");

        await().untilAsserted(() -> assertThat(messages("duplicate")).isEqualTo(duplicates + 1));
        assertThat(stock(soup)).isEqualTo("6/0");
    }

    @Test
    void aFailedPaymentAfterASuccessIsStale() {
        reserve(order, soup, 4);
        hear(2, "AWAITING");
        awaitStock("6/0");
        double stale = messages("stale");

        hear(3, "PAYMENT_FAILED");

        await().untilAsserted(() -> assertThat(messages("stale")).isEqualTo(stale + 1));
        assertThat(stock(soup)).isEqualTo("6/0");
        assertThat(status()).isEqualTo("COMMITTED");
    }

    @Test
    void aPaymentAfterTheSweepTakesThePortionsAgain() {
        lapsed();
        assertClosed();

        hear(2, "AWAITING");

        awaitStock("6/0");
        assertThat(status()).isEqualTo("COMMITTED");
    }

    @Test
    void aPaymentAfterTheSweepIsToldWhenThePortionsAreGone() {
        lapsed();
        reserve(Ids.next(), soup, 8);

        hear(2, "AWAITING");

        List<JsonNode> told = published(MSG_STOCK_UNAVAILABLE, order, 1);
        assertThat(told).containsExactly(json("""
            {'orderId': '%s', 'lines': [{'productId': '%s', 'name': 'Caldo', 'wanted': 4, 'available': 2}]}"""
            .formatted(order, soup)));
        assertThat(stock(soup)).isEqualTo("10/8");
        assertThat(status()).isEqualTo("RELEASED");

        hear(3, "CANCELLED");
        awaitVersion(3);
        assertThat(stock(soup)).isEqualTo("10/8");
        assertThat(probe().published()).as("told once")
            .noneMatch(one -> one.envelope().type().equals(MSG_STOCK_UNAVAILABLE)
                && one.body().contains(order.toString()));
    }

    @Test
    void aPaidOrderThatNeverAskedIsServedAllTheSame() {
        hear(2, "AWAITING");

        awaitStock("6/0");
        assertThat(reserve(order, soup, 4).status()).as("its late request finds what it wants").isEqualTo(200);
    }

    @Test
    void aDeletedProductIsStillGivenToWhoReservedItAndPutBackByWhoCancels() {
        reserve(order, soup, 4);
        delete("/v1/products/" + soup);

        hear(2, "AWAITING");
        awaitStock("6/0");
        hear(3, "CANCELLED");
        awaitStock("10/0");
    }

    @Test
    void aCancellationThatMeetsTheRequestLeavesNothingHeld() {
        UUID much = product("Arroz", "1.00", "SIDE", 1000);
        List<UUID> orders = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            UUID one = Ids.next();
            orders.add(one);
            CompletableFuture<Answer> asking = CompletableFuture.supplyAsync(() -> reserve(one, much, 2));
            tell(one, 2, "CANCELLED", much, 2);
            assertThat(asking.join().status()).isIn(201, 409);
        }

        await().untilAsserted(() -> assertThat(orders).allMatch(one -> version(one) == 2));
        assertThat(stock(much)).isEqualTo("1000/0");
    }

    @Test
    void manyOrdersNewsTwiceAndInAnyOrderLeaveTheRightStock() {
        UUID rice = product("Arroz", "1.00", "SIDE", 1000);
        UUID beans = product("Feijão", "1.00", "SIDE", 1000);
        List<List<String>> lives = List.of(List.of("PAYMENT_FAILED"), List.of("AWAITING", "CANCELLED"),
            List.of("AWAITING", "IN_PROGRESS", "DONE", "FINISHED"));
        List<Runnable> news = new ArrayList<>();
        List<UUID> orders = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            UUID one = Ids.next();
            List<String> life = lives.get(i % lives.size());
            orders.add(one);
            assertThat(reserve(one, rice, 3, beans, 2).status()).isEqualTo(201);
            for (int version = 2; version < life.size() + 2; version++) {
                String status = life.get(version - 2);
                int of = version;
                news.addAll(Collections.nCopies(2, () -> tell(one, of, status, beans, 2, rice, 3)));
            }
        }

        Collections.shuffle(news, new Random(20260131));
        news.forEach(Runnable::run);

        await().untilAsserted(() -> {
            assertThat(orders).extracting(this::version).containsExactly(2, 3, 5, 2, 3, 5, 2, 3, 5, 2, 3, 5, 2, 3, 5);
            assertThat(stock(rice)).isEqualTo("985/0");
            assertThat(stock(beans)).isEqualTo("990/0");
        });
        assertThat(probe().deadLetters()).isEmpty();
    }
}
