package io.guardianpartner.catalog.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import io.guardianpartner.catalog.Answer;
import io.guardianpartner.catalog.CatalogTest;

/** Tests of the menu over HTTP. */
abstract class MenuTest extends CatalogTest {

    private static final String SOUP = """
        {"name": "%s", "description": "Hot", "price": "19.90", "categoryType": "MEAL",
         "pictures": ["https://pictures.example/soup.jpg"], "stock": {"onHand": 7}}
        """;

    protected static String soup(String name) {
        return SOUP.formatted(name);
    }

    protected List<String> names(String query) {
        Answer answer = get("/v1/products?" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        List<String> names = new ArrayList<>();
        answer.json().get("items").forEach(item -> names.add(item.get("name").asText()));
        return names;
    }
}
