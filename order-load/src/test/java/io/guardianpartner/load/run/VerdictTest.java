package io.guardianpartner.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.guardianpartner.load.menu.Menu;
import io.guardianpartner.load.order.OrderState;
import io.guardianpartner.load.order.TrackedOrder;
import io.guardianpartner.load.reconciliation.Discrepancy;
import io.guardianpartner.load.reconciliation.Facts;
import io.guardianpartner.load.reconciliation.Facts.OrderFact;
import io.guardianpartner.load.reconciliation.Facts.PaymentFact;
import io.guardianpartner.load.reconciliation.Reconciliation;
import io.guardianpartner.load.target.LoadException;
import io.guardianpartner.message.Money;
import org.junit.jupiter.api.Test;

/** The verdict on one order that was eaten, whose second payment comes and goes. */
class VerdictTest {

    private static final Money TOTAL = Money.of("10.00");
    private static final Duration QUIET = Duration.ofMillis(20);

    private final TrackedOrder order = new TrackedOrder(1, "key", "load ab 1", "load-ab-1@example.com", List.of());
    private final Deque<Facts> looks = new ArrayDeque<>();
    private final List<Set<Integer>> known = new ArrayList<>();

    VerdictTest() {
        order.placed(UUID.randomUUID(), "token", "payment", TOTAL);
        order.paid();
        order.asks(OrderState.FINISHED);
        order.confirmed(OrderState.FINISHED);
    }

    @Test
    void whatIsWellIsLookedAtOnceWithoutAQuietTime() throws InterruptedException {
        looks.add(facts("payment"));
        looks.add(facts("payment", "another"));

        assertThat(reach(Duration.ofSeconds(5), Duration.ZERO).discrepancies()).isEmpty();
    }

    @Test
    void whatComesTwiceInTheQuietTimeIsFound() throws InterruptedException {
        looks.add(facts("payment"));
        looks.add(facts("payment", "another"));

        assertThat(reach(Duration.ZERO, QUIET).discrepancies()).singleElement().extracting(Discrepancy::kind)
            .isEqualTo(Discrepancy.Kind.TWICE);
    }

    @Test
    void afterTheQuietTimeOrdersAtTheirEndAreLookedAtAgain() throws InterruptedException {
        looks.add(facts("payment", "another"));
        looks.add(facts("payment"));
        looks.add(facts("payment"));

        assertThat(reach(Duration.ofSeconds(5), QUIET).discrepancies()).isEmpty();

        assertThat(known).containsExactly(Set.of(), Set.of(1), Set.of());
    }

    @Test
    void whatIsWrongAfterTheTimeToSettleIsToldWithoutAQuietTime() throws InterruptedException {
        looks.add(facts("payment", "another"));

        assertThat(reach(Duration.ZERO, Duration.ofDays(1)).discrepancies()).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsNotWell() throws InterruptedException {
        assertThat(reach(Duration.ZERO, QUIET).discrepancies()).singleElement().asString()
            .isEqualTo("FAILED the reconciliation is not known: nobody answers");
    }

    private Verdict reach(Duration settle, Duration quiet) throws InterruptedException {
        Menu menu = new Menu("ab", List.of(), false, 1, 0);
        return Verdict.reach(seen -> {
            known.add(Set.copyOf(seen.keySet()));
            if (looks.isEmpty()) {
                throw new LoadException("nobody answers");
            }
            return looks.remove();
        }, new Reconciliation(menu, List.of(order), OrderState.FINISHED, false), settle, quiet);
    }

    private static Facts facts(String... payments) {
        return new Facts(Map.of(1, new OrderFact(OrderState.FINISHED, TOTAL)), List.of(payments).stream()
            .map(payment -> new PaymentFact(1, payment, "approved", TOTAL, Money.ZERO)).toList(), null, null);
    }
}
