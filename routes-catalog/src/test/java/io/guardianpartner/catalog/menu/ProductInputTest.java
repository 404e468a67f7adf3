package io.guardianpartner.catalog.menu;

import static org.assertj.core.api.Assertions.assertThat;

import io.guardianpartner.catalog.Answer;
import io.guardianpartner.catalog.CatalogTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductInputTest extends CatalogTest {

    @ParameterizedTest(name = "{0} is 400")
    @ValueSource(strings = {"category=PIZZA", "limit=0", "limit=101", "limit=x", "cursor=x", "cursor=e30",
        "text=%00", "category="})
    void aQueryThatCannotBeReadIsRefused(String query) {
        Answer answer = get("/v1/products?" + query);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest(name = "{0} is {1} at {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {                                                            | 400 | ~~
        []                                                           | 400 | ~~
        {'price': '5.00', 'categoryType': 'MEAL'}                    | 422 | /name
        {'name': 5, 'price': '5.00', 'categoryType': 'MEAL'}         | 400 | /name
        {'name': ' ', 'price': '5.00', 'categoryType': 'MEAL'}       | 422 | /name
        {'name': 'a\\u0000b', 'price': '5.00', 'categoryType': 'MEAL'} | 422 | /name
        {'name': 'a\\ud800b', 'price': '5.00', 'categoryType': 'MEAL'} | 422 | /name
        {'name': '\\u3000', 'price': '5.00', 'categoryType': 'MEAL'}  | 422 | /name
        {'name': '\\u2003\\u1680', 'price': '5.00', 'categoryType': 'MEAL'} | 422 | /name
        {'name': '\\u00a0', 'price': '5.00', 'categoryType': 'MEAL'}  | 422 | /name
        {'name': '\\u200b', 'price': '5.00', 'categoryType': 'MEAL'}  | 422 | /name
        {'name': '', 'price': '5.00', 'categoryType': 'MEAL'}        | 422 | /name
        {'name': 'a\\u0085b', 'price': '5.00', 'categoryType': 'MEAL'} | 422 | /name
        {'name': 'a\\u202eb', 'price': '5.00', 'categoryType': 'MEAL'} | 422 | /name
        {'name': 'n', 'description': '\\u2069', 'price': '5.00', 'categoryType': 'MEAL'} | 422 | /description
        {'name': 'n', 'description': '\\u2003', 'price': '5.00', 'categoryType': 'MEAL'} | 422 | /description
        {'name': '51 emoji', 'price': '5.00', 'categoryType': 'MEAL'} | 422 | /name
        {'name': '51', 'price': '5.00', 'categoryType': 'MEAL'}      | 422 | /name
        {'name': 'n', 'description': '201', 'price': '5.00', 'categoryType': 'MEAL'} | 422 | /description
        {'name': 'n', 'categoryType': 'MEAL'}                        | 422 | /price
        {'name': 'n', 'price': 5, 'categoryType': 'MEAL'}            | 400 | /price
        {'name': 'n', 'price': '5', 'categoryType': 'MEAL'}          | 400 | /price
        {'name': 'n', 'price': '5.001', 'categoryType': 'MEAL'}      | 400 | /price
        {'name': 'n', 'price': '0.00', 'categoryType': 'MEAL'}       | 422 | /price
        {'name': 'n', 'price': '-5.00', 'categoryType': 'MEAL'}      | 422 | /price
        {'name': 'n', 'price': '100000.00', 'categoryType': 'MEAL'}  | 422 | /price
        {'name': 'n', 'price': '9999999999.99', 'categoryType': 'MEAL'} | 422 | /price
        {'name': 'n', 'price': '99999999999.00', 'categoryType': 'MEAL'} | 400 | /price
        {'name': 'n', 'price': '5.00'}                               | 422 | /categoryType
        {'name': 'n', 'price': '5.00', 'categoryType': 'PIZZA'}      | 400 | /categoryType
        {'name': 'n', 'price': '5.00', 'categoryType': 0}            | 400 | /categoryType
        {'name': 'n', 'price': '5.00', 'categoryType': 'MEAL', 'pictures': 'https://a.example'} | 400 | /pictures
        {'name': 'n', 'price': '5.00', 'categoryType': 'MEAL', 'pictures': ['http://a.example']} | 422 | /pictures/0
        {'name': 'n', 'price': '5.00', 'categoryType': 'MEAL', 'pictures': ['https://a.example/p\\u00e3o.jpg']} | 422 | /pictures/0
        {'name': 'n', 'price': '5.00', 'categoryType': 'MEAL', 'pictures': ['https://a.example/1.jpg?b=[1]']} | 422 | /pictures/0
        {'name': 'n', 'price': '5.00', 'categoryType': 'MEAL', 'pictures': [null]} | 422 | /pictures/0
        {'name': 'n', 'price': '5.00', 'categoryType': 'MEAL', 'pictures': ['https://a b']} | 400 | /pictures/0
        {'name': 'n', 'price': '5.00', 'categoryType': 'MEAL', 'stock': {'onHand': -1}} | 422 | /stock/onHand
        {'name': 'n', 'price': '5.00', 'categoryType': 'MEAL', 'stock': {'onHand': 1.5}} | 400 | /stock/onHand
        {'name': 'n', 'price': '5.00', 'categoryType': 'MEAL', 'stock': {}} | 400 | /stock/onHand
        """)
    void aProductThatIsNotRightIsRefusedByTheMemberAtFault(String body, int status, String pointer) {
        int before = count("product");

        Answer answer = post("/v1/products", body.replace('\'', '"').replace("\"51\"", '"' + "n".repeat(51) + '"')
            .replace("51 emoji", "🍲".repeat(51)).replace("\"201\"", '"' + "d".repeat(201) + '"'));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.text("/errors/0/pointer")).as(answer.toString()).isEqualTo(pointer);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(count("product")).as("nothing is stored").isEqualTo(before);
    }

    @Test
    void anEmojiIsOneCharacter() {
        String name = "🍲".repeat(49) + "❤";
        String description = "👩\u200d🍳".repeat(66);

        Answer answer = post("/v1/products", json("{'name': '" + name + "', 'description': '" + description
            + "', 'price': '5.00', 'categoryType': 'MEAL'}"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.text("/name")).isEqualTo(name);
        assertThat(answer.text("/description")).isEqualTo(description);
        assertThat(get("/v1/products?text=" + "%F0%9F%8D%B2".repeat(49)).text("/items/0/name")).isEqualTo(name);
    }

    @Test
    void noChangeMakesAPriceThatNoOrderCanPay() {
        String path = "/v1/products/"
            + post("/v1/products", json("{'name': 'Caviar', 'price': '99999.99', 'categoryType': 'SIDE'}")).text("/id");

        Answer dearer = put(path, json("{'name': 'Caviar', 'price': '100000.00', 'categoryType': 'SIDE'}"), "If-Match",
            "*");

        assertThat(dearer.status()).isEqualTo(422);
        assertThat(dearer.text("/errors/0/pointer")).isEqualTo("/price");
        assertThat(dearer.text("/errors/0/detail")).isEqualTo("must be at most 99999.99");
        assertThat(get(path).text("/price")).isEqualTo("99999.99");
    }

    @Test
    void elevenPicturesAreTooMany() {
        String pictures = "\"https://a.example/1.jpg\",".repeat(10) + "\"https://a.example/1.jpg\"";

        Answer answer = post("/v1/products",
            "{\"name\": \"n\", \"price\": \"5.00\", \"categoryType\": \"MEAL\", \"pictures\": [" + pictures + "]}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/pictures");
    }
}
