package io.guardianpartner.payments.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.guardianpartner.message.Money;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.component.jdbc.JdbcConstants;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest(classes = {LedgerStatements.class, LedgerRows.class})
@MockEndpointsAndSkip("jdbc:.*")
class LedgerStatementsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

    @Autowired
    private RouteRun run;

    @Test
    void balancesAreReadByTheirDays() {
        run.answers("jdbc:txDataSource", List.of(Map.of("day", "2026-01-31", "account", "FEES", "debits",
            new BigDecimal("0.59"), "credits", BigDecimal.ZERO, "balance", new BigDecimal("1.18"))));

        Object found = run.send("direct:list-balances", new DayRange(DAY, DAY)).getMessage().getBody();

        assertThat(found).isEqualTo(List.of(new DayBalance(DAY, "FEES", Money.of("0.59"), Money.ZERO,
            Money.of("1.18"))));
        assertThat(run.steps()).containsExactly("list-balances-parameters", "list-balances-sql", "list-balances",
            "listed-balances");
        assertThat(run.mock("jdbc:txDataSource").getExchanges().get(0).getMessage()
            .getHeader(JdbcConstants.JDBC_PARAMETERS, Map.class))
            .isEqualTo(Map.of("from", "2026-01-31", "to", "2026-01-31"));
    }
}
