package io.guardianpartner.catalog.reservation;

import static io.guardianpartner.message.MessageTypes.MSG_STOCK_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.catalog.Answer;
import io.guardianpartner.catalog.CatalogTest;
import io.guardianpartner.message.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderEventTest extends CatalogTest {

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
        await().untilAsserted(() -> assertThat(heard(order)).isEqualTo(version));
    }

    private String status() {
        return get("/v1/reservations/" + order).text("/status");
    }

    private void lapsed() {
        reserve(order, soup, 4);
        expire(order);
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
    void theKitchensEventBeforeThatOfThePaymentTakesThePortionsOnce() {
        reserve(order, soup, 4);

        hear(3, "IN_PROGRESS");
        awaitStock("6/0");
        double stale = messages("stale");
        hear(2, "AWAITING");

        await().untilAsserted(() -> assertThat(messages("stale")).isEqualTo(stale + 1));
        assertThat(stock(soup)).isEqualTo("6/0");
        assertThat(heard(order)).isEqualTo(3);
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
    void theSameEventAsAnotherMessageIsADuplicate() {
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
}
