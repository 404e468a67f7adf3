package io.guardianpartner.catalog.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.catalog.CatalogTest;
import io.guardianpartner.message.Ids;
import org.junit.jupiter.api.Test;

/** The part of an order's story that the catalog tells, from what its tables really keep. */
class StoryApiTest extends CatalogTest {

    private final UUID order = Ids.next();

    @Test
    void theStatesOfAReservationAreToldWithTheMessagesThatBroughtThemAbout() {
        UUID product = product("Caldo", "19.90", "MEAL", 10);
        reserve(order, product, 2);
        assertThat(story().at("/waitsFor/0/until").isTextual()).isTrue();
        tell(order, 2, "AWAITING", product, 2);
        await().untilAsserted(() -> assertThat(heard(order)).isEqualTo(2));
        tell(order, 3, "IN_PROGRESS", product, 2);
        await().untilAsserted(() -> assertThat(heard(order)).isEqualTo(3));

        JsonNode part = story();

        assertThat(whats(part)).containsExactly("RESERVED: portions are promised",
            "RESERVED → COMMITTED: the order is paid, its portions have left the stock",
            "took up MSG_ORDER_STATUS_CHANGED", "took up MSG_ORDER_STATUS_CHANGED");
        assertThat(part.path("waitsFor")).isEmpty();
    }

    @Test
    void stockThatIsGoneIsToldWithTheMessageThatWasSent() {
        UUID product = product("Caldo", "19.90", "MEAL", 2);
        reserve(order, product, 2);
        expire(order);
        await().untilAsserted(() -> assertThat(stock(product)).isEqualTo("2/0"));
        reserve(Ids.next(), product, 2);
        tell(order, 2, "AWAITING", product, 2);
        await().untilAsserted(() -> assertThat(heard(order)).isEqualTo(2));

        await().untilAsserted(() -> assertThat(whats(story())).contains("RESERVED: portions are promised",
            "RESERVED → LAPSED: nobody paid in time, portions are given back",
            "LAPSED → SHORT: paid too late, and the portions were gone", "told MSG_STOCK_UNAVAILABLE"));
    }

    @Test
    void anOrderThatNobodyHasHeardOfHasNothingToTell() {
        assertThat(story().path("entries")).isEmpty();
    }

    private JsonNode story() {
        return get("/v1/stories?orderId=" + order).json();
    }

    private static List<String> whats(JsonNode part) {
        return StreamSupport.stream(part.path("entries").spliterator(), false)
            .map(entry -> entry.path("what").asText()).toList();
    }
}
