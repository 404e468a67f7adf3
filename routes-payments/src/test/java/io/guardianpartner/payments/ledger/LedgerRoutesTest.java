package io.guardianpartner.payments.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.message.Money;
import io.guardianpartner.payments.store.DayBalance;
import io.guardianpartner.payments.store.DayRange;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest(classes = {LedgerRoutes.class, LedgerSteps.class})
@MockEndpointsAndSkip("direct:list-balances")
class LedgerRoutesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

    @Autowired
    private RouteRun run;

    @Test
    void theBalancesOfDaysAreAPage() {
        run.answers("direct:list-balances", List.of(new DayBalance(DAY, "BROKER", Money.of("59.80"), Money.of("9.80"),
            Money.of("50.00"))));

        Exchange end = run.send("direct:get-balances", null, Map.of("from", "2026-01-01", "to", "2026-01-31"));

        assertThat(run.steps()).containsExactly("read-days", "load-balances", "view-balances", "write-balances");
        assertThat(end.getVariable("days")).isEqualTo(new DayRange(LocalDate.of(2026, 1, 1), DAY));
        assertThat(end.getMessage().getBody(String.class)).isEqualTo("{\"items\":[{\"date\":\"2026-01-31\","
            + "\"account\":\"BROKER\",\"debits\":\"59.80\",\"credits\":\"9.80\",\"balance\":\"50.00\"}]}");
    }

    @Test
    void withoutDaysNothingIsRead() {
        assertThat(run.send("direct:get-balances", null).getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).containsExactly("read-days");
    }
}
