package io.guardianpartner.payments.store;

import static io.guardianpartner.payments.store.Columns.money;
import static io.guardianpartner.payments.store.Columns.rows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The rows of the books. */
@Component
class LedgerRows {

    Map<String, Object> range(Exchange exchange) {
        DayRange days = exchange.getMessage().getBody(DayRange.class);
        return Map.of("from", days.from().toString(), "to", days.to().toString());
    }

    List<DayBalance> balances(Exchange exchange) {
        return rows(exchange).stream()
            .map(row -> new DayBalance(LocalDate.parse((String) row.get("day")), (String) row.get("account"),
                money(row.get("debits")), money(row.get("credits")), money(row.get("balance"))))
            .toList();
    }
}
