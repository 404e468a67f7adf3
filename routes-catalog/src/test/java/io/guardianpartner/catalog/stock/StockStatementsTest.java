package io.guardianpartner.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.catalog.CatalogStatements;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockStatementsTest extends CatalogStatements {

    private final UUID id = UUID.randomUUID();
    private final Map<String, Object> path = Map.of("id", id.toString());

    @ParameterizedTest
    @ValueSource(strings = {"find-stock", "lock-stock"})
    void stockIsFoundByTheIdOfThePath(String statement) throws Exception {
        rows(List.of(Map.of("on_hand", 10, "reserved", 3, "version", 7L)));

        Exchange end = execute(statement, null, path);

        assertThat(end.getMessage().getBody()).isEqualTo(new Stock(10, 3, 7));
        assertThat(parameters()).isEqualTo(Map.of("id", id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"find-stock", "lock-stock"})
    void noRowIsNotFound(String statement) throws Exception {
        assertThat(execute(statement, null, path).getException()).isInstanceOfSatisfying(ProblemException.class,
            problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    void anUpdateHasTheNewStock() throws Exception {
        execute("update-stock", new Stock(10, 3, 7), path);

        assertThat(parameters()).isEqualTo(Map.of("id", id, "onHand", 10, "version", 7L));
    }
}
