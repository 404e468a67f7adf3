package io.guardianpartner.catalog.menu;

import static io.guardianpartner.message.MessageTypes.MSG_PRODUCT_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.api.Caller;
import io.guardianpartner.catalog.Answer;
import io.guardianpartner.message.Ids;
import org.junit.jupiter.api.Test;

class ProductAdminTest extends MenuTest {

    @Test
    void whatIsCreatedCanBeRead() {
        Answer created = post("/v1/products", soup("Caldo verde"));

        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/v1/products/" + created.text("/id"));
        assertThat(created.header("ETag")).isEqualTo("\"1.1\"");
        assertThat(UUID.fromString(created.text("/id")).version()).isEqualTo(7);
        Answer read = get(created.header("Location"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json()).isEqualTo(created.json());
        assertThat(read.header("ETag")).isEqualTo("\"1.1\"");
        assertThat(read.json().fieldNames()).toIterable().containsExactlyInAnyOrder("id", "name", "description",
            "price", "pictures", "categoryType", "stock", "version", "createdAt", "updatedAt");
        assertThat(read.text("/price")).isEqualTo("19.90");
        assertThat(read.json().get("stock")).isEqualTo(json("{'onHand': 7, 'reserved': 0, 'available': 7}"));
        assertThat(read.text("/createdAt")).isEqualTo(read.text("/updatedAt")).endsWith("Z");
    }

    @Test
    void aProductNeedsNoMoreThanNamePriceAndCategory() {
        Answer created = post("/v1/products", json("{'name': 'Água', 'price': '5.00', 'categoryType': 'DRINK'}"));

        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        assertThat(created.text("/description")).isEmpty();
        assertThat(created.json().get("pictures")).isEmpty();
        assertThat(created.text("/stock/onHand")).isEqualTo("0");
    }

    @Test
    void aChangeReplacesWhatTheMenuSaysAndLeavesTheStock() {
        String path = "/v1/products/" + post("/v1/products", soup("Canja")).text("/id");

        Answer changed = put(path, json("{'name': 'Canja de galinha', 'price': '21.00', 'categoryType': 'SIDE'}"),
            "If-Match", "\"1\"");

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2.1\"");
        assertThat(changed.text("/name")).isEqualTo("Canja de galinha");
        assertThat(changed.text("/version")).isEqualTo("2");
        assertThat(changed.text("/stock/onHand")).isEqualTo("7");
        assertThat(changed.text("/description")).isEmpty();
    }

    @Test
    void ofTheVersionsInTwoLinesOneHasToBeTheRightOne() {
        String path = "/v1/products/" + post("/v1/products", soup("Caldo")).text("/id");

        assertThat(put(path, soup("Caldo verde"), "If-Match", "\"8\"", "If-Match", "\"1\"").status()).isEqualTo(200);
        assertThat(put(path, soup("Caldo verde"), "If-Match", "\"8\"", "If-Match", "\"1\"").status()).isEqualTo(412);
    }

    @Test
    void aChangeOfAVersionThatIsGoneIsRefused() {
        String path = "/v1/products/" + post("/v1/products", soup("Sopa")).text("/id");
        put(path, soup("Sopa de legumes"), "If-Match", "\"1\"");

        Answer late = put(path, soup("Sopa de pedra"), "If-Match", "\"1\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(put(path, soup("Sopa de pedra")).status()).isEqualTo(428);
        assertThat(put(path, soup("Sopa de pedra"), "If-Match", "2").status()).isEqualTo(400);
        assertThat(delete(path, "If-Match", "\"1\"").status()).isEqualTo(412);
        assertThat(get(path).text("/name")).isEqualTo("Sopa de legumes");
    }

    @Test
    void ofChangesThatMeetOneIsMadeAndTheOthersAreTold() {
        String path = "/v1/products/" + post("/v1/products", soup("Angu")).text("/id");

        List<Answer> answers = atOnce(8, i -> put(path, soup("Angu " + i), "If-Match", "\"1\""));

        assertThat(having(answers, 200)).isEqualTo(1);
        assertThat(having(answers, 412)).isEqualTo(7);
        assertThat(get(path).text("/version")).isEqualTo("2");
    }

    @Test
    void aDeletedProductIsGoneForReaders() {
        String id = post("/v1/products", soup("Sopa fria")).text("/id");
        String path = "/v1/products/" + id;

        assertThat(delete(path).status()).isEqualTo(204);

        assertThat(get(path).status()).isEqualTo(404);
        assertThat(get(path + "/stock").status()).isEqualTo(404);
        assertThat(put(path, soup("Sopa fria"), "If-Match", "*").status()).isEqualTo(404);
        assertThat(delete(path).status()).isEqualTo(404);
        assertThat(names("text=fria")).isEmpty();
    }

    @Test
    void everyChangeIsToldWithItsVersion() {
        UUID id = UUID.fromString(post("/v1/products", soup("Bobó")).text("/id"));
        Answer changed = put("/v1/products/" + id, soup("Bobó de camarão"), "If-Match", "\"1\"");
        delete("/v1/products/" + id);

        List<JsonNode> told = published(MSG_PRODUCT_CHANGED, id, 3);

        assertThat(told).extracting(one -> one.at("/version").asInt(), one -> one.at("/name").asText(),
            one -> one.at("/deleted").asBoolean())
            .containsExactlyInAnyOrder(tuple(1, "Bobó", false), tuple(2, "Bobó de camarão", false),
                tuple(3, "Bobó de camarão", true));
        assertThat(told).anySatisfy(one -> assertThat(one).isEqualTo(json("""
            {'id': '%s', 'name': 'Bobó de camarão', 'description': 'Hot', 'price': '19.90',
             'pictures': ['https://pictures.example/soup.jpg'], 'categoryType': 'MEAL', 'version': 2,
             'deleted': false, 'updatedAt': '%s'}""".formatted(id, changed.text("/updatedAt")))));
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        String unknown = "/v1/products/" + Ids.next();

        assertThat(get(unknown).status()).isEqualTo(404);
        assertThat(put(unknown, soup("Sopa"), "If-Match", "*").status()).isEqualTo(404);
        assertThat(delete(unknown).status()).isEqualTo(404);
        assertThat(get("/v1/products/1-1-1-1-1").status()).isEqualTo(400);
        assertThat(get("/v1/dishes").status()).isEqualTo(404);
    }

    @Test
    void anybodyReadsAndOnlyTheAdministratorChanges() {
        String path = "/v1/products/" + post("/v1/products", soup("Vatapá")).text("/id");

        as(Caller.anonymous(), () -> {
            assertThat(get(path).status()).isEqualTo(200);
            assertThat(get("/v1/products").status()).isEqualTo(200);
            assertThat(get("/v1/categories").status()).isEqualTo(200);
            assertThat(post("/v1/products", soup("x")).status()).isEqualTo(401);
            assertThat(put(path, soup("x"), "If-Match", "*").status()).isEqualTo(401);
            assertThat(delete(path).status()).isEqualTo(401);
        });
        as(CUSTOMER, () -> {
            assertThat(post("/v1/products", soup("x")).status()).isEqualTo(403);
            assertThat(put(path, soup("x"), "If-Match", "*").status()).isEqualTo(403);
            assertThat(delete(path).status()).isEqualTo(403);
        });
    }
}
