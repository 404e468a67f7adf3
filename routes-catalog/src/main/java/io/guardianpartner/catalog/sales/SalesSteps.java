package io.guardianpartner.catalog.sales;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import io.guardianpartner.api.DayParameter;
import io.guardianpartner.api.Page;
import io.guardianpartner.api.ProblemException;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link SalesRoutes}. */
@Component
class SalesSteps {

    private static final int MOST_DAYS = 31;

    private final ZoneId zone;

    SalesSteps(SalesProperties properties) {
        this.zone = properties.timeZone();
    }

    /** @throws ProblemException 400 if there are no such days, or too many */
    SalesPeriod days(Exchange exchange) {
        LocalDate from = DayParameter.orMalformed(exchange, "from");
        LocalDate to = DayParameter.orMalformed(exchange, "to");
        if (to.isBefore(from) || !to.isBefore(from.plusDays(MOST_DAYS))) {
            throw ProblemException.malformedParameter("to",
                "must not be before from, and at most " + MOST_DAYS + " days are told at once");
        }
        return SalesPeriod.of(from, to, zone);
    }

    @SuppressWarnings("unchecked")
    Page<SaleView> answer(Exchange exchange) {
        return Page.last((List<SaleView>) exchange.getMessage().getBody(List.class));
    }
}
