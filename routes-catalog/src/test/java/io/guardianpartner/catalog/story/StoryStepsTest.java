package io.guardianpartner.catalog.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import io.guardianpartner.api.story.StoryEntry;
import io.guardianpartner.api.story.StoryPart;
import io.guardianpartner.api.story.Waiting;
import io.guardianpartner.catalog.story.StoryRows.KeptReservation;
import io.guardianpartner.catalog.story.StoryRows.KeptState;
import io.guardianpartner.message.Ids;
import io.guardianpartner.routing.log.KeptMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoryStepsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    static KeptReservation reservation(String state, List<KeptState> states) {
        return new KeptReservation(state, 2, NOW.plusSeconds(60), NOW, NOW.plusSeconds(1), states);
    }

    @Test
    void statesAreToldWithWhoBroughtThemAbout() {
        StoryPart part = StorySteps.part(List.of(reservation("CLOSED", List.of(new KeptState(NOW, "RESERVED", 0),
            new KeptState(NOW, "LAPSED", 0), new KeptState(NOW, "CLOSED", 2)))), List.of());

        assertThat(part.entries()).extracting(StoryEntry::what).containsExactly("RESERVED: portions are promised",
            "RESERVED → LAPSED: nobody paid in time, portions are given back",
            "LAPSED → CLOSED: the order is over and holds nothing");
        assertThat(part.entries()).extracting(StoryEntry::by).containsExactly("SERVICE", "JOB", "MESSAGE");
        assertThat(part.waitsFor()).isEmpty();
    }

    @Test
    void portionsThatArePromisedWaitForThePayment() {
        assertThat(StorySteps.part(List.of(reservation("RESERVED", List.of())), List.of()).waitsFor()).containsExactly(
            new Waiting("catalog", "the order to be paid, or its portions are given back", NOW.plusSeconds(60)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMMITTED", "LAPSED", "SHORT", "CLOSED"})
    void aReservationOfAVersionThatKeptNoStatesSaysHowItIs(String state) {
        StoryPart part = StorySteps.part(List.of(reservation(state, List.of())), List.of());

        assertThat(part.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.what()).startsWith("is " + state + ": ");
            assertThat(entry.at()).isEqualTo(NOW.plusSeconds(1));
        });
        assertThat(part.waitsFor()).isEmpty();
    }

    @Test
    void messagesAreToldAndAnOrderThatNobodyKnowsHasNoPart() {
        StoryPart part = StorySteps.part(List.of(), List.of(
            new KeptMessage(Ids.next(), "MSG_ORDER_STATUS_CHANGED", false, NOW, null, null, false),
            new KeptMessage(Ids.next(), "MSG_STOCK_UNAVAILABLE", true, NOW, null, null, false)));

        assertThat(part.entries()).extracting(entry -> entry.message().outcome()).containsExactly("handled", "waiting");
        assertThat(StorySteps.part(List.of(), List.of()))
            .isEqualTo(new StoryPart("catalog", List.of(), List.of(), List.of()));
    }
}
