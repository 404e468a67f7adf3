package io.guardianpartner.orders.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.order.Line;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.order.Owner;
import io.guardianpartner.orders.placement.PlacementContext;
import io.guardianpartner.orders.testing.StoryRoutesTest;
import io.guardianpartner.orders.update.UpdateResult.Kind;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecoveryRoutesTest extends StoryRoutesTest {

    private final Order unfinished = Orders.PLACING.begin(Ids.next(), Owner.customer("ana"), "007",
        List.of(Line.wanted(Orders.PRODUCT, 1)), null, null, false, Instant.now().truncatedTo(ChronoUnit.MILLIS));

    @BeforeEach
    void updatesAreStored() {
        updates(Kind.STORED, Orders.placed());
    }

    @Test
    void anOrderThatIsStillWantedIsFinished() {
        run.answers(LOAD, unfinished);
        run.mock(FINISH)
            .whenAnyExchangeReceived(exchange -> PlacementContext.resume(exchange, Orders.placed()));

        recover();

        assertThat(run.steps()).containsExactly("id-to-recover", "load-to-recover", "order-to-recover",
            "if-to-be-finished", "finish-in-recovery", "if-unfinished");
    }

    @Test
    void anOrderThatCannotBeFinishedIsPutOff() {
        run.answers(LOAD, unfinished);
        run.mock(FINISH).whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("no answer");
        });

        Exchange end = recover();

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).endsWith("finish-in-recovery", "not-finished-yet", "if-unfinished", "decide-recovery",
            "save-recovery");
    }

    @Test
    void anOrderThatNobodyAsksForIsUndone() {
        run.answers(LOAD, Orders.stored());

        recover();

        assertThat(run.steps()).endsWith("if-to-be-finished", "if-unfinished", "decide-recovery", "save-recovery");
    }

    @Test
    void nothingIsLeftOfAnOrderThatIsNotThere() {
        run.answers(LOAD, null);

        recover();

        assertThat(run.steps()).endsWith("if-to-be-finished", "if-unfinished");
    }

    private Exchange recover() {
        return run.send("direct:recover", unfinished.id().toString(), Map.of("key", unfinished.id().toString()));
    }
}
