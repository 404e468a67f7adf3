package io.guardianpartner.catalog.story;

import io.guardianpartner.support.jdbc.StatementRoutes;
import org.springframework.stereotype.Component;

/** Reads what the story of an order tells. */
@Component
class StoryStatements extends StatementRoutes {

    private final StoryRows rows;

    StoryStatements(StoryRows rows) {
        super("catalog");
        this.rows = rows;
    }

    @Override
    public void configure() {
        statement("find-reservation-story", rows::key)
            .transform().exchange(rows::found).id("found-reservation-story");
    }
}
