package io.guardianpartner.orders.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.OrdersTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nonsense is rejected by the member that is wrong; nothing is stored, nobody is called. */
class BadInputTest extends OrdersTest {

    private static final String PRODUCT = Ids.next().toString();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        no JSON                  | {"items": [                                                              | JSON
        no object                | []                                                                       | object
        a text                   | "order"                                                                  | object
        nothing in it            | {}                                                                       | /items
        an empty cart            | {"items": []}                                                            | /items
        no list                  | {"items": {}}                                                            | /items
        a hole in the list       | {"items": [null]}                                                        | /items/0
        no product               | {"items": [{"quantity": 1}]}                                             | /items/0/productId
        a product that is no id  | {"items": [{"productId": "feijoada", "quantity": 1}]}                    | /items/0/productId
        no quantity              | {"items": [{"productId": "P"}]}                                          | /items/0/quantity
        a negative quantity      | {"items": [{"productId": "P", "quantity": -1}]}                          | /items/0/quantity
        zero                     | {"items": [{"productId": "P", "quantity": 0}]}                           | /items/0/quantity
        a fraction               | {"items": [{"productId": "P", "quantity": 1.5}]}                         | /items/0/quantity
        a whole fraction         | {"items": [{"productId": "P", "quantity": 1.0}]}                         | /items/0/quantity
        too many                 | {"items": [{"productId": "P", "quantity": 100}]}                         | /items/0/quantity
        beyond any integer       | {"items": [{"productId": "P", "quantity": 99999999999999999999}]}        | /items/0/quantity
        a quantity as text       | {"items": [{"productId": "P", "quantity": "1"}]}                         | /items/0/quantity
        a quantity that is true  | {"items": [{"productId": "P", "quantity": true}]}                        | /items/0/quantity
        too many in two lines    | {"items": [{"productId": "P", "quantity": 99}, {"productId": "P", "quantity": 1}]} | /items/1/quantity
        notes too long           | {"items": [{"productId": "P", "quantity": 1}], "notes": "NNN"}           | /notes
        notes that are no text   | {"items": [{"productId": "P", "quantity": 1}], "notes": 1}               | /notes
        notes with a line break  | {"items": [{"productId": "P", "quantity": 1}], "notes": "a\\nb"}         | /notes
        half a character         | {"items": [{"productId": "P", "quantity": 1}], "notes": "\\ud83c"}        | /notes
        half a character in it   | {"items": [{"productId": "P", "quantity": 1}], "payer": {"email": "a\\ud83c@example.org"}} | /payer/email
        nothing to be seen       | {"items": [{"productId": "P", "quantity": 1}], "notes": "\\u3000\\u00a0"} | /notes
        written backwards        | {"items": [{"productId": "P", "quantity": 1}], "notes": "a\\u202eb"}      | /notes
        one machine              | {"items": [{"productId": "P", "quantity": 1}], "payer": {"email": "ana@localhost"}} | /payer/email
        no domain of its own     | {"items": [{"productId": "P", "quantity": 1}], "payer": {"email": "ana@gmail"}} | /payer/email
        a quoted name            | {"items": [{"productId": "P", "quantity": 1}], "payer": {"email": "\\"a b\\"@x.com"}} | /payer/email
        another alphabet         | {"items": [{"productId": "P", "quantity": 1}], "payer": {"email": "joão@exemplo.com"}} | /payer/email
        no address               | {"items": [{"productId": "P", "quantity": 1}], "payer": {"email": "x"}}  | /payer/email
        """)
    void aCartThatMakesNoSenseIsRefusedByMember(String name, String body, String member) {
        int orders = count(ordersTable);
        int keys = count(keysTable);
        String product = newKey();

        Http.Answer answer = http.send("POST", "/v1/orders",
            body.replace("\"P\"", "\"" + product + "\"").replace("NNN", "n".repeat(51)), "Idempotency-Key",
            newKey());

        assertThat(answer.status()).as(answer.raw()).isIn(400, 422);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.raw()).contains(member);
        assertThat(count(ordersTable)).isEqualTo(orders);
        assertThat(count(keysTable)).isEqualTo(keys);
        assertThat(CATALOG.requests()).noneMatch(request -> request.toString().contains(product));
    }

    @Test
    void fiftyEmojiAreFiftyCharacters() {
        var order = Map.of("items", List.of(Map.of("productId", PRODUCT, "quantity", 1)), "notes", "👩".repeat(50));

        assertThat(http.post("/v1/orders", order).status()).isNotIn(400, 422);
        assertThat(http.post("/v1/orders", with(order, "notes", "👩".repeat(51))).expect(422).raw()).contains("/notes");
    }

    private static Map<String, Object> with(Map<String, Object> body, String member, Object value) {
        var changed = new HashMap<>(body);
        changed.put(member, value);
        return changed;
    }

    @Test
    void fiftyOneLinesAreTooMany() {
        var line = Map.of("productId", PRODUCT, "quantity", 1);

        assertThat(http.post("/v1/orders", Map.of("items", Collections.nCopies(51, line))).expect(422).raw())
            .contains("/items");
    }

    @Test
    void aBodyIsRequired() {
        http.send("POST", "/v1/orders", null).expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\tb"})
    void aKeyIsVisibleAscii(String key) {
        assertThat(http.post("/v1/orders", cart(PRODUCT, 1), "Idempotency-Key", key).expect(400).raw())
            .contains("Idempotency-Key");
    }

    @Test
    void aGuestsKeyIsNotEasyToGuess() {
        assertThat(http.post("/v1/guest/orders", cart(PRODUCT, 1), "Idempotency-Key", "1").expect(400).raw())
            .contains("Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83c", "a\\nb", "\\u0000", "\\u0085", "\\u2066b", "\\u2003"})
    void aReasonToCancelIsPrintable(String reason) {
        String id = placed().id();

        assertThat(
            http.send("POST", "/v1/orders/" + id + "/cancellation", "{\"reason\": \"" + reason + "\"}").expect(422)
                .raw())
            .contains("/reason");
    }
}
