package io.guardianpartner.catalog.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.catalog.CatalogRoutes;
import io.guardianpartner.message.Ids;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class StoryRoutesTest extends CatalogRoutes {

    @Test
    void aPartOfTheStoryIsMadeOfAllThatIsKept() {
        run.answers("direct:find-reservation-story", List.of(StoryStepsTest.reservation("RESERVED", List.of())));

        Exchange end = run.send("direct:tell-story", null, Map.of("orderId", Ids.next().toString()));

        assertThat(run.steps()).containsExactly("story-order-id", "story-reservation", "story-messages", "story-part",
            "story-write");
        assertThat(end.getMessage().getBody(String.class)).contains("is RESERVED", "\"waitsFor\":[{");
    }

    @Test
    void whatIsNoIdIsNotLookedFor() {
        assertThat(run.send("direct:tell-story", null, Map.of("orderId", "1")).getException())
            .isInstanceOf(ProblemException.class);
        assertThat(run.send("direct:tell-story", null).getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).containsExactly("story-order-id");
    }
}
