package io.guardianpartner.catalog.menu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;

import io.guardianpartner.api.Cursor;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.message.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductQueryTest {

    private static final String SINCE = "2026-01-01T00:00:00Z";

    @Test
    void nothingSaidMeansTheWholeMenuFromItsBeginning() {
        assertThat(ProductQuery.of(Map.of())).isEqualTo(new ProductQuery(null, "", 20, null));
    }

    @Test
    void textIsLookedForWithoutAccentsAndCapitals() {
        assertThat(ProductQuery.of(Map.of("text", " PÃO de Queijo ")).text()).isEqualTo("pao de queijo");
        assertThat(SearchText.of("Guaraná — AÇAÍ ½")).contains("guarana", "acai");
    }

    @Test
    void aPositionSurvivesItsCursor() {
        var position = new ProductQuery.Position(Instant.EPOCH, true, CategoryType.SIDE, "Pão", Ids.next());

        assertThat(ProductQuery.of(Map.of("cursor", position.toCursor().toString())).after()).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"meal", "MEAL'", "", "PIZZA"})
    void anUnknownCategoryIsRefused(String category) {
        assertThatThrownBy(() -> ProductQuery.of(Map.of("category", category)))
            .isInstanceOf(ProblemException.class).hasMessageContaining("MEAL, SIDE, DRINK, DESSERT");
    }

    @Test
    void aTextThatNoNameCanHaveIsRefused() {
        assertThatThrownBy(() -> ProductQuery.of(Map.of("text", "a\u0000b"))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> ProductQuery.of(Map.of("text", "a\u202eb"))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> ProductQuery.of(Map.of("text", "a".repeat(101)))).isInstanceOf(ProblemException.class);
        assertThat(ProductQuery.of(Map.of("text", "😀".repeat(100))).text()).hasSize(200);
    }

    @Test
    void aForgedCursorIsRefused() {
        String id = Ids.next().toString();

        assertThatThrownBy(() -> at(SINCE, "SIDE", "Pão", "1")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> at(SINCE, "X", "Pão", id)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> at(SINCE, "SIDE", "\u0000", id)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> at("now", "SIDE", "Pão", id)).isInstanceOf(ProblemException.class);
        assertThatCode(() -> at(SINCE, "SIDE", "Pão", id)).doesNotThrowAnyException();
    }

    private static void at(String since, String category, String name, String id) {
        Cursor cursor = Cursor.of(Map.of("since", since, "moved", "false", "category", category, "name",
            name, "id", id));
        ProductQuery.of(Map.of("cursor", cursor.toString()));
    }
}
