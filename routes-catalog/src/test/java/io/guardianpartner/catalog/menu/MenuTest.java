package io.guardianpartner.catalog.menu;

import static io.guardianpartner.message.MessageTypes.MSG_PRODUCT_CHANGED;
import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.catalog.Answer;
import io.guardianpartner.catalog.CatalogTest;
import io.guardianpartner.message.Ids;
import io.guardianpartner.routing.rest.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class MenuTest extends CatalogTest {

    private static final String SOUP = """
        {"name": "%s", "description": "Hot", "price": "19.90", "categoryType": "MEAL",
         "pictures": ["https://pictures.example/soup.jpg"], "stock": {"onHand": 7}}
        """;

    private static String soup(String name) {
        return SOUP.formatted(name);
    }

    private List<String> names(String query) {
        Answer answer = get("/v1/products?" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        List<String> names = new ArrayList<>();
        answer.json().get("items").forEach(item -> names.add(item.get("name").asText()));
        return names;
    }

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
    void theMenuIsReadByCategoryAndTextWhateverAccentsAndCapitals() {
        String mark = "m" + Ids.next().toString().substring(30);
        product("Pão de " + mark, "5.00", "SIDE", 1);
        product("PAO doce " + mark, "6.00", "DESSERT", 1);

        assertThat(names("text=" + mark)).as("by category, as the menu goes")
            .containsExactly("Pão de " + mark, "PAO doce " + mark);
        assertThat(names("category=SIDE&text=" + mark)).containsExactly("Pão de " + mark);
        assertThat(names("category=DRINK&text=" + mark)).isEmpty();
        assertThat(names("text=" + encode("pão DE " + mark, UTF_8))).containsExactly("Pão de " + mark);
        assertThat(names("category=SIDE&limit=100")).contains("Pão de " + mark).doesNotContain("PAO doce " + mark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "' or '1'='1", "'; drop table product; --", "${body}", ":?id", "$1",
        "x\"]"})
    void aTextIsJustLookedFor(String text) {
        product("Refresco " + text, "5.00", "DRINK", 1);

        assertThat(names("text=" + encode("Refresco " + text, UTF_8))).containsOnly("Refresco " + text);
        assertThat(names("limit=100&text=" + encode(text, UTF_8))).allSatisfy(
            name -> assertThat(name).containsIgnoringCase(text));
    }

    @Test
    void theMenuIsByNameAsPeopleLookItUpOnEveryPage() {
        String mark = "z" + Ids.next().toString().substring(30);
        List<String> order = Stream
            .of("abacate", "abacaxi", "Abacaxi", "ábacaxi", "Água", "aguardente", "Ção", "cebola",
                "Éclair", "Empada", "Zimbro")
            .map(name -> name + " " + mark).toList();
        List<String> mixed = new ArrayList<>(order);
        Collections.shuffle(mixed, new Random(7));
        mixed.forEach(name -> product(name, "5.00", "DESSERT", 1));

        List<String> read = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = get("/v1/products?limit=1&text=" + mark + cursor);
            page.json().get("items").forEach(item -> read.add(item.get("name").asText()));
            cursor = page.json().has("next") ? "&cursor=" + page.text("/next") : "";
        } while (!cursor.isEmpty());

        assertThat(read).isEqualTo(order).isEqualTo(names("limit=100&text=" + mark));
    }

    @Test
    void theOrderByNameIsThatOfAnIndex() throws IOException {
        String firstPage = new ClassPathResource("sql/select-products.sql").getContentAsString(StandardCharsets.UTF_8)
            .replace(":?limit", "1").replace(":?text", "''").replace(":?afterMoved", "false")
            .replaceAll(":\\?\\w+", "null");
        List<String> plan = sql.execute((Connection connection) -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set enable_seqscan = off");
                statement.execute("set enable_sort = off");
                List<String> lines = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery("explain " + firstPage)) {
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
                statement.execute("reset all");
                return lines;
            }
        });

        assertThat(plan).anySatisfy(line -> assertThat(line).contains("Index Scan using product_menu"));
        assertThat(plan).filteredOn(line -> line.contains("Sort Key") && line.contains("name"))
            .as("only those of the page are sorted")
            .singleElement().asString().contains("moved");
    }

    @Test
    void pageByPageTheMenuIsCompleteAndHasNothingTwice() {
        String mark = "p" + Ids.next().toString().substring(30);
        for (int i = 0; i < 7; i++) {
            product("Same name " + mark, "5.00", i % 2 == 0 ? "SIDE" : "MEAL", 1);
        }

        List<String> ids = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 4; page++) {
            Answer answer = get("/v1/products?limit=2&text=" + mark + cursor);
            answer.json().get("items").forEach(item -> ids.add(item.get("id").asText()));
            assertThat(answer.json().has("next")).as(answer.toString()).isEqualTo(page < 3);
            cursor = "&cursor=" + answer.text("/next");
        }

        assertThat(ids).hasSize(7).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void whoFollowsNextSeesEveryProductThoughProductsMoveBetweenThePages(int seed) {
        Random random = new Random(seed);
        String mark = "r" + Ids.next().toString().substring(30);
        List<String> ids = new ArrayList<>();
        for (String name : List.of("b", "d", "f", "h", "j", "l")) {
            ids.add(post("/v1/products", soup(name + " " + mark)).text("/id"));
        }

        Set<String> seen = new HashSet<>();
        String cursor = "";
        do {
            Answer page = get("/v1/products?limit=1&text=" + mark + cursor);
            page.json().get("items").forEach(item -> seen.add(item.get("id").asText()));
            cursor = page.json().has("next") ? "&cursor=" + page.text("/next") : "";
            String moving = "/v1/products/" + ids.get(random.nextInt(ids.size()));
            String body = soup((char) ('a' + random.nextInt(13)) + " " + mark)
                .replace("MEAL", List.of("MEAL", "DRINK").get(random.nextInt(2)));
            assertThat(put(moving, body, "If-Match", "*").status()).isEqualTo(200);
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void theCategoriesAreThoseOfTheMenu() {
        int before = get("/v1/categories").json().at("/items/3/products").asInt();
        product("Quindim", "8.00", "DESSERT", 1);

        Answer answer = get("/v1/categories");

        assertThat(answer.json().at("/items").findValuesAsText("categoryType"))
            .containsExactly("MEAL", "SIDE", "DRINK", "DESSERT");
        assertThat(answer.json().at("/items/3/products").asInt()).isEqualTo(before + 1);
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
