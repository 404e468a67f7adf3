package io.guardianpartner.payments.daily;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes rows as RFC 4180 has them: each field quoted, lines ended by CRLF. Spreadsheets take a field that begins with one of {@code =+-@}
 * for a formula, also a quoted one; an apostrophe in front of it makes it text.
 */
final class Csv {

    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    /** @param rows may have nulls, which are empty fields */
    static String of(List<String> header, List<List<String>> rows) {
        return Stream.concat(Stream.of(header), rows.stream()).map(Csv::line).collect(Collectors.joining());
    }

    private static String line(List<String> fields) {
        return fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(String text) {
        String told = Objects.requireNonNullElse(text, "");
        boolean isFormula = !told.isEmpty() && FORMULA.indexOf(told.charAt(0)) >= 0;
        return '"' + (isFormula ? "'" : "") + told.replace("\"", "\"\"") + '"';
    }
}
