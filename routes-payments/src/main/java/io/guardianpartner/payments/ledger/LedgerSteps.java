package io.guardianpartner.payments.ledger;

import java.time.LocalDate;
import java.util.List;

import io.guardianpartner.api.DayParameter;
import io.guardianpartner.api.Page;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.payments.store.DayBalance;
import io.guardianpartner.payments.store.DayRange;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link LedgerRoutes}. */
@Component
class LedgerSteps {

    private static final int MOST_DAYS = 366;

    DayRange days(Exchange exchange) {
        LocalDate from = DayParameter.orMalformed(exchange, "from");
        LocalDate to = DayParameter.orMalformed(exchange, "to");
        if (to.isBefore(from) || !to.isBefore(from.plusDays(MOST_DAYS))) {
            throw ProblemException.malformedParameter("to",
                "must not be before from, and at most " + MOST_DAYS + " days are told at once");
        }
        return new DayRange(from, to);
    }

    Page<BalanceView> page(Exchange exchange) {
        List<?> balances = exchange.getVariable("balances", List.class);
        return Page.last(balances.stream().map(DayBalance.class::cast).map(BalanceView::of).toList());
    }
}
