package io.guardianpartner.catalog.menu;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;

import io.guardianpartner.catalog.Answer;
import io.guardianpartner.message.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class ProductPagesTest extends MenuTest {

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
}
