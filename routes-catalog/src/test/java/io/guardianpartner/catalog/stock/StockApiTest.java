package io.guardianpartner.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.api.Caller;
import io.guardianpartner.catalog.Answer;
import io.guardianpartner.catalog.CatalogTest;
import io.guardianpartner.message.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockApiTest extends CatalogTest {

    private final UUID unknown = Ids.next();

    private static String path(UUID product) {
        return "/v1/products/" + product + "/stock";
    }

    private UUID productWithThreeReserved() {
        UUID product = product("Empada", "8.00", "SIDE", 10);
        assertThat(reserve(Ids.next(), product, 3).status()).isEqualTo(201);
        return product;
    }

    @Test
    void theStockIsReadWithItsTag() {
        UUID product = productWithThreeReserved();

        Answer stock = get(path(product));

        assertThat(stock.status()).isEqualTo(200);
        assertThat(stock.json()).isEqualTo(json(
            "{'productId': '" + product + "', 'onHand': 10, 'reserved': 3, 'available': 7, 'version': 2}"));
        assertThat(stock.header("ETag")).isEqualTo("\"2\"");
        assertThat(get("/v1/products/" + product).json().at("/stock"))
            .isEqualTo(json("{'onHand': 10, 'reserved': 3, 'available': 7}"));
    }

    @Test
    void aCountReplacesWhatIsOnHandIfNothingHasMovedSince() {
        UUID product = productWithThreeReserved();

        Answer counted = put(path(product), "{\"onHand\": 3}", "If-Match", "\"2\"");

        assertThat(counted.status()).as(counted.toString()).isEqualTo(200);
        assertThat(counted.json()).isEqualTo(json(
            "{'productId': '" + product + "', 'onHand': 3, 'reserved': 3, 'available': 0, 'version': 3}"));
        assertThat(counted.header("ETag")).isEqualTo("\"3\"");
        assertThat(put(path(product), "{\"onHand\": 9}", "If-Match", "\"2\"").status()).isEqualTo(412);
        assertThat(put(path(product), "{\"onHand\": 9}").status()).isEqualTo(428);
        assertThat(stock(product)).isEqualTo("3/3");
    }

    @Test
    void lessThanIsReservedIsAConflict() {
        UUID product = productWithThreeReserved();

        Answer counted = put(path(product), "{\"onHand\": 2}", "If-Match", "*");
        Answer adjusted = post(path(product) + "/adjustments", "{\"delta\": -8}");

        for (Answer refused : new Answer[]{counted, adjusted}) {
            assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
            assertThat(refused.text("/type")).isEqualTo("urn:guardian:problem:stock-conflict");
            assertThat(refused.text("/onHand")).isEqualTo("2");
            assertThat(refused.text("/reserved")).isEqualTo("3");
        }
        assertThat(stock(product)).isEqualTo("10/3");
    }

    @Test
    void aDeltaIsAddedWhateverElseMoves() {
        UUID product = productWithThreeReserved();

        assertThat(post(path(product) + "/adjustments", "{\"delta\": 5}").text("/onHand")).isEqualTo("15");
        Answer less = post(path(product) + "/adjustments", "{\"delta\": -12}");

        assertThat(less.status()).isEqualTo(200);
        assertThat(less.text("/available")).isEqualTo("0");
        assertThat(post(path(product) + "/adjustments", "{\"delta\": 1}", "If-Match", "\"2\"").status())
            .as("said twice, done once").isEqualTo(412);
        assertThat(stock(product)).isEqualTo("3/3");
    }

    @Test
    void deltasThatMeetAreAllCounted() {
        UUID product = product("Pastel", "8.00", "SIDE", 10);

        List<Answer> answers = atOnce(20, i -> i % 2 == 0
            ? post(path(product) + "/adjustments", "{\"delta\": 3}")
            : reserve(Ids.next(), product, 1));

        assertThat(answers).allMatch(answer -> answer.status() < 300);
        assertThat(stock(product)).isEqualTo("40/10");
    }

    @ParameterizedTest(name = "{0} is {1} at {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {}                        | 400 | /onHand | /delta
        {'onHand': -1, 'delta': -1000001}      | 422 | /onHand | /delta
        {'onHand': 1000001, 'delta': 1000001}  | 422 | /onHand | /delta
        {'onHand': 1.5, 'delta': 1.5}          | 400 | /onHand | /delta
        {'onHand': '5', 'delta': '5'}          | 400 | /onHand | /delta
        {'onHand': null, 'delta': null}        | 400 | /onHand | /delta
        {'onHand': 99999999999, 'delta': -99999999999} | 400 | /onHand | /delta
        """)
    void aNumberThatCannotBeIsRefused(String body, int status, String count, String delta) {
        UUID product = product("Coxinha", "8.00", "SIDE", 10);

        Answer counted = put(path(product), body.replace('\'', '"'), "If-Match", "*");
        Answer adjusted = post(path(product) + "/adjustments", body.replace('\'', '"'));

        assertThat(counted.status()).as(counted.toString()).isEqualTo(status);
        assertThat(counted.text("/errors/0/pointer")).isEqualTo(count);
        assertThat(adjusted.status()).as(adjusted.toString()).isEqualTo(status);
        assertThat(adjusted.text("/errors/0/pointer")).isEqualTo(delta);
        assertThat(stock(product)).isEqualTo("10/0");
    }

    @Test
    void theStockOfWhatDoesNotExistIsNotFound() {
        assertThat(get(path(unknown)).status()).isEqualTo(404);
        assertThat(put(path(unknown), "{\"onHand\": 1}", "If-Match", "*").status()).isEqualTo(404);
        assertThat(post(path(unknown) + "/adjustments", "{\"delta\": 1}").status()).isEqualTo(404);
    }

    @Test
    void onlyTheAdministratorKeepsIt() {
        UUID product = product("Kibe", "8.00", "SIDE", 10);

        as(Caller.anonymous(), () -> {
            assertThat(get(path(product)).status()).isEqualTo(200);
            assertThat(put(path(product), "{\"onHand\": 1}", "If-Match", "*").status()).isEqualTo(401);
        });
        as(CUSTOMER, () -> assertThat(post(path(product) + "/adjustments", "{\"delta\": 1}").status())
            .isEqualTo(403));
        assertThat(stock(product)).isEqualTo("10/0");
    }
}
