package io.guardianpartner.catalog.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.catalog.CatalogStatements;
import io.guardianpartner.catalog.story.StoryRows.KeptReservation;
import io.guardianpartner.catalog.story.StoryRows.KeptState;
import org.junit.jupiter.api.Test;

class StoryStatementsTest extends CatalogStatements {

    @Test
    void whatIsKeptOfAReservationIsRead() throws Exception {
        UUID order = UUID.randomUUID();
        Timestamp at = Timestamp.from(NOW);
        rows(List.of(Map.of("state", "RESERVED", "order_version", 1, "lines", "[{}, {}]", "expires_at", at,
            "created_at", at, "updated_at", at, "states",
            "[{\"at\": \"" + NOW + "\", \"state\": \"RESERVED\", \"orderVersion\": 1}]")));

        assertThat(execute("find-reservation-story", order, Map.of()).getMessage().getBody()).isEqualTo(List.of(
            new KeptReservation("RESERVED", 2, NOW, NOW, NOW, List.of(new KeptState(NOW, "RESERVED", 1)))));
        assertThat(parameters()).isEqualTo(Map.of("orderId", order));
    }
}
