package io.guardianpartner.api;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

import org.apache.camel.Exchange;

/** Reads the days that requests give: {@code 2026-01-31}. */
public final class DayParameter {

    /** Nobody has ordered before; far earlier ones a database does not know. */
    private static final int FIRST_YEAR = 2000;

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
                LocalDate day = LocalDate.parse(text);
                if (day.getYear() >= FIRST_YEAR) {
                    return day;
                }
            }
        } catch (DateTimeParseException e) {
            // As any other text that is no day.
        }
        throw ProblemException.malformedParameter(parameter, "must be a day, such as 2026-01-31");
    }
}
