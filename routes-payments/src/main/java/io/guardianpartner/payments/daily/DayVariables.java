package io.guardianpartner.payments.daily;

import java.time.OffsetDateTime;
import java.util.List;

import io.guardianpartner.payments.store.DayProgress;
import org.apache.camel.Exchange;

/** The variables that the routes of a day share. */
final class DayVariables {

    private DayVariables() {}

    static DayProgress progress(Exchange exchange) {
        return exchange.getVariable("progress", DayProgress.class);
    }

    /** Whether this pod still has the lease, and nothing has failed. */
    static boolean isHeld(Exchange exchange) {
        return exchange.getException() == null && exchange.getVariable("lease", OffsetDateTime.class) != null;
    }

    static <T> List<T> all(Exchange exchange, String variable, Class<T> type) {
        List<?> all = exchange.getVariable(variable, List.class);
        return all.stream().<T>map(type::cast).toList();
    }
}
