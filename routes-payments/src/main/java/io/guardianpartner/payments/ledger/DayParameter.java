package io.guardianpartner.payments.ledger;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

import io.guardianpartner.api.ProblemException;
import org.apache.camel.Exchange;

/** Reads the days that requests give: {@code 2026-01-31}. */
public final class DayParameter {

    private DayParameter() {}

    /**
     * The day that a parameter of path or query gives.
     *
     * @throws ProblemException 400 if there is none
     */
    public static LocalDate orMalformed(Exchange exchange, String parameter) {
        String text = exchange.getMessage().getHeader(parameter, String.class);
        try {
            if (text != null && text.length() == "2026-01-31".length()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException e) {
            // As any other text that is no day.
        }
        throw ProblemException.malformedParameter(parameter, "must be a day, such as 2026-01-31");
    }
}
