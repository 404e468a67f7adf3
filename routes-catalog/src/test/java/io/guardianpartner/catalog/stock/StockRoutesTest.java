package io.guardianpartner.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.catalog.CatalogRoutes;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockRoutesTest extends CatalogRoutes {

    private static final String ID = UUID.randomUUID().toString();

    @BeforeEach
    void stored() {
        run.answers("direct:find-stock", new Stock(10, 3, 7));
        run.answers("direct:lock-stock", new Stock(10, 3, 7));
    }

    @Test
    void stockIsReadWithItsTag() {
        Exchange end = run.send("direct:read-stock", null, Map.of("id", ID));

        assertThat(run.steps()).containsExactly("read-stock-find", "read-stock-answer", "answer-stock-view",
            "answer-stock-etag", "answer-stock-write");
        assertThat(end.getMessage().getHeader("ETag")).isEqualTo("\"7\"");
        assertThat(end.getMessage().getBody(String.class)).contains("\"available\":7");
    }

    @Test
    void aCountIsStoredBehindTheLockInOneTransaction() {
        Exchange end = run.send("direct:put-stock", "{\"onHand\": 5}", Map.of("id", ID, "If-Match", "\"7\""));

        assertThat(run.steps()).containsExactly("count-read", "count-validate", "count-store", "count-transaction",
            "count-lock", "count-stock", "count-update", "count-answer", "answer-stock-view", "answer-stock-etag",
            "answer-stock-write");
        assertThat(run.transactions()).containsExactly("committed");
        assertThat(end.getMessage().getHeader("ETag")).isEqualTo("\"8\"");
    }

    @Test
    void aDeltaIsStoredBehindTheLockInOneTransaction() {
        Exchange end = run.send("direct:post-adjustment", "{\"delta\": -2}", Map.of("id", ID));

        assertThat(run.steps()).containsExactly("adjust-read", "adjust-validate", "adjust-store", "adjust-transaction",
            "adjust-lock", "adjust-stock", "adjust-update", "adjust-answer", "answer-stock-view", "answer-stock-etag",
            "answer-stock-write");
        assertThat(run.transactions()).containsExactly("committed");
        assertThat(end.getMessage().getBody(String.class)).contains("\"onHand\":8");
    }

    @Test
    void aCountBelowWhatIsReservedIsNotStored() {
        Exchange end = run.send("direct:put-stock", "{\"onHand\": 2}", Map.of("id", ID, "If-Match", "\"7\""));

        assertThat(end.getException()).isInstanceOfSatisfying(ProblemException.class,
            problem -> assertThat(problem.status()).isEqualTo(409));
        assertThat(run.steps()).endsWith("count-stock");
        assertThat(run.transactions()).containsExactly("rolled back");
    }

    @Test
    void aDeltaForAnotherVersionIsNotStored() {
        Exchange end = run.send("direct:post-adjustment", "{\"delta\": 1}", Map.of("id", ID, "If-Match", "\"6\""));

        assertThat(end.getException()).isInstanceOfSatisfying(ProblemException.class,
            problem -> assertThat(problem.status()).isEqualTo(412));
        assertThat(run.steps()).endsWith("adjust-stock");
        assertThat(run.transactions()).containsExactly("rolled back");
    }
}
